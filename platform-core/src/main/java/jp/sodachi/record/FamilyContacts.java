package jp.sodachi.record;

import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The telephone number of a family nobody of which has an account, kept by the office; all children of a family share it. */
@Transactional
public class FamilyContacts {
    private final JdbcClient jdbc;
    private final Permissions permissions;

    FamilyContacts(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
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
        return jdbc.sql("""
                        with own as (
                            select family_id from record_child
                             where id = :child and contact_name = :expectedName and contact_phone = :expectedPhone
                               for update)
                        update record_child c set contact_name = :name, contact_phone = :phone
                          from own where c.family_id = own.family_id
                        """)
                        .param("child", childId)
                        .param("expectedName", expected.name())
                        .param("expectedPhone", expected.phone())
                        .param("name", contact.name())
                        .param("phone", contact.phone())
                        .update()
                > 0;
    }
}
