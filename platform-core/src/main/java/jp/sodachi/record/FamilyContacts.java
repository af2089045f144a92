package jp.sodachi.record;

import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The telephone number of a family nobody of which has an account, kept by the office; all children and pregnancies of a family
 * share it.
 */
@Transactional
public class FamilyContacts {
    private final JdbcClient jdbc;
    private final ProtectedRecords guard;
    private final Permissions permissions;

    FamilyContacts(JdbcClient jdbc, ProtectedRecords guard, Permissions permissions) {
        this.jdbc = jdbc;
        this.guard = guard;
        this.permissions = permissions;
    }

    /**
     * Puts {@code contact} in the place of {@code expected} for the whole family of a child. Office only.
     *
     * @return false when another one stands there by now, which then stays
     */
    public boolean keep(UUID childId, FamilyContact expected, FamilyContact contact) {
        permissions.requireStaff(StaffRole.NURSE, "family.contact");
        permissions.requireChild(childId, "family.contact");
        guard.require(childId);
        return put(childId, expected, contact);
    }

    /** As {@link #keep}, for the family of a pregnancy, which may have no child yet. */
    public boolean keepOfPregnancy(UUID pregnancyId, FamilyContact expected, FamilyContact contact) {
        permissions.requireStaff(StaffRole.NURSE, "family.contact");
        permissions.requirePregnancy(pregnancyId, "family.contact");
        guard.requirePregnancy(pregnancyId);
        return put(pregnancyId, expected, contact);
    }

    /** @param subject a child's or a pregnancy's id: no child has a pregnancy's */
    private boolean put(UUID subject, FamilyContact expected, FamilyContact contact) {
        Optional<UUID> family = jdbc.sql("""
                        with child as (
                            select family_id from record_child
                             where id = :subject and contact_name = :name and contact_phone = :phone for update),
                        pregnancy as (
                            select family_id from record_pregnancy
                             where id = :subject and contact_name = :name and contact_phone = :phone for update)
                        select family_id from child union all select family_id from pregnancy
                        """)
                .param("subject", subject)
                .param("name", expected.name())
                .param("phone", expected.phone())
                .query(UUID.class)
                .optional();
        family.ifPresent(id -> {
            jdbc.sql("update record_child set contact_name = :name, contact_phone = :phone where family_id = :family")
                    .param("name", contact.name())
                    .param("phone", contact.phone())
                    .param("family", id)
                    .update();
            jdbc.sql(
                            "update record_pregnancy set contact_name = :name, contact_phone = :phone where family_id = :family")
                    .param("name", contact.name())
                    .param("phone", contact.phone())
                    .param("family", id)
                    .update();
        });
        return family.isPresent();
    }
}
