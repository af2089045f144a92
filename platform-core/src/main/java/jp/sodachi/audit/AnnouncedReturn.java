package jp.sodachi.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A return of rows that was begun on another server than the one with the seals, and whose seal is not there yet.
 *
 * @param event the row that it leaves in the town's trail, together with the rows that come back
 * @param asOf the minute to which they come back
 * @param by who wished it
 * @param why in that person's words
 */
public record AnnouncedReturn(UUID event, Instant asOf, String by, String why) {

    static Optional<AnnouncedReturn> find(JdbcClient control, MunicipalityCode code) {
        return control.sql("""
                        select restore_event, restore_minute, restore_by, restore_why from control.tenant
                         where code = :code and restore_event is not null
                        """)
                .param("code", code.value())
                .query((row, _) -> new AnnouncedReturn(
                        row.getObject("restore_event", UUID.class),
                        row.getObject("restore_minute", OffsetDateTime.class).toInstant(),
                        row.getString("restore_by"),
                        row.getString("restore_why")))
                .optional();
    }

    void keep(JdbcClient control, MunicipalityCode code) {
        control.sql("""
                        update control.tenant
                           set restore_event = :event, restore_minute = :minute, restore_by = :by, restore_why = :why
                         where code = :code
                        """)
                .param("event", event)
                .param("minute", asOf.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("why", why)
                .param("code", code.value())
                .update();
    }

    static void forget(JdbcClient control, MunicipalityCode code) {
        control.sql("""
                        update control.tenant
                           set restore_event = null, restore_minute = null, restore_by = null, restore_why = null
                         where code = :code
                        """).param("code", code.value()).update();
    }
}
