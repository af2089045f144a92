package jp.sodachi.branding;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes what the present town tells families who have a question. Who may change it is asked by the caller. */
@Transactional
public class Contacts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Contacts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is stored; empty texts before the first entry. */
    public TownContact stored() {
        return jdbc.sql("""
                        select hours, privacy, consultation_name, consultation_address, version
                          from branding_contact where id = 1
                        """)
                .query((row, _) -> new TownContact(
                        row.getString("hours"),
                        row.getString("privacy"),
                        new Consultation(row.getString("consultation_name"), row.getString("consultation_address")),
                        row.getInt("version")))
                .optional()
                .orElse(TownContact.NONE);
    }

    /**
     * Stores {@code contact} over the version it was read in.
     *
     * @return false when somebody else saved in the meantime; nothing was changed then
     */
    public boolean change(TownContact contact) {
        return jdbc.sql("""
                        insert into branding_contact
                               (id, hours, privacy, consultation_name, consultation_address, version, changed_at)
                        select 1, :hours, :privacy, :consultation, :address, 1, :now where :version = 0
                            or exists (select from branding_contact where id = 1)
                        on conflict (id) do update
                           set hours = excluded.hours, privacy = excluded.privacy,
                               consultation_name = excluded.consultation_name,
                               consultation_address = excluded.consultation_address,
                               version = branding_contact.version + 1, changed_at = excluded.changed_at
                         where branding_contact.version = :version
                        """)
                        .param("hours", contact.hours())
                        .param("privacy", contact.privacy())
                        .param("consultation", contact.consultation().name())
                        .param("address", contact.consultation().address())
                        .param("version", contact.version())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
