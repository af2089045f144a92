package jp.sodachi.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stood in a fact of a child or a pregnancy before it was corrected. Rows are only ever added. */
class CorrectionRows {
    private final JdbcClient jdbc;

    CorrectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws IllegalArgumentException without a reason */
    void keep(UUID subject, FactCorrection change) {
        requireReason(change.why());
        jdbc.sql("""
                        insert into record_correction (id, subject_id, field, before_text, after_text, why, by_name, at)
                        values (:id, :subject, :field, :before, :after, :why, :by, :now)
                        """)
                .param("id", Ids.next())
                .param("subject", subject)
                .param("field", change.field())
                .param("before", change.before())
                .param("after", change.after())
                .param("why", change.why())
                .param("by", change.by())
                .param("now", at(change.at()))
                .update();
    }

    /**
     * Keeps every fact of a child that differs.
     *
     * @throws IllegalArgumentException without a reason
     */
    void keepChanges(UUID childId, ChildFacts before, ChildFacts after, String why, String by, Instant at) {
        var were = texts(before);
        texts(after).forEach((field, text) -> {
            var was = were.getOrDefault(field, "");
            if (!was.equals(text)) {
                keep(childId, new FactCorrection(field, was, text, why, by, at));
            }
        });
    }

    private static Map<String, String> texts(ChildFacts facts) {
        var gestation = facts.gestation();
        return Map.of(
                "name", facts.name(),
                "kana", facts.kana(),
                "date", facts.birthDate().toString(),
                "sex", facts.sex().name(),
                "gestation", gestation == null ? "" : gestation.weeks() + "+" + gestation.days(),
                "due", facts.due().map(LocalDate::toString).orElse(""));
    }

    /** The newest first. */
    List<FactCorrection> list(UUID subject) {
        return jdbc.sql("""
                        select field, before_text, after_text, why, by_name, at from record_correction
                         where subject_id = :id order by at desc, id desc
                        """)
                .param("id", subject)
                .query((row, _) -> new FactCorrection(
                        row.getString("field"),
                        row.getString("before_text"),
                        row.getString("after_text"),
                        row.getString("why"),
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    static void requireReason(String why) {
        if (why.isBlank() || why.length() > ChildState.LONGEST_REASON) {
            throw new IllegalArgumentException("A correction has a reason.");
        }
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
