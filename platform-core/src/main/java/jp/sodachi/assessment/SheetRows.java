package jp.sodachi.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.assessment.rules.Fired;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Kind;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.assessment.rules.Window;
import jp.sodachi.growth.GrowthAge;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answer sheets in their table: SQL beside the method that runs it. */
class SheetRows {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<List<Fired>> FIRED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    SheetRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All sheets of a child, the newest first. */
    List<Sheet> list(UUID childId) {
        return jdbc.sql("""
                        select * from assessment_sheet where child_id = :child
                         order by coalesce(sent_at, saved_at) desc, id desc
                        """).param("child", childId).query(this::sheet).list();
    }

    /** Those that opened or joined one of these tasks, the newest first. */
    List<Sheet> listOfTasks(Set<UUID> tasks) {
        return tasks.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select * from assessment_sheet where task_id in (:tasks) order by sent_at desc, id desc
                        """).param("tasks", tasks).query(this::sheet).list();
    }

    /** One sheet of one child, held until the end of the transaction. */
    Optional<Sheet> find(UUID childId, UUID sheetId) {
        return jdbc.sql("""
                        select * from assessment_sheet where id = :id and child_id = :child for update
                        """)
                .param("id", sheetId)
                .param("child", childId)
                .query(this::sheet)
                .optional();
    }

    /** Begins a draft unless the other guardian has begun one in the same moment. */
    void begin(UUID id, UUID childId, Instrument instrument, Window window, Map<String, String> answers, By by) {
        jdbc.sql("""
                        insert into assessment_sheet
                               (id, child_id, instrument, number, checksum, time_window, state, answers, worried, note,
                                begun_by, begun_at, saved_at, private_to)
                        values (:id, :child, :instrument, :number, :checksum, :window, 'DRAFT', cast(:answers as jsonb),
                                false, '', :by, :now, :now, :private)
                        on conflict (child_id, instrument, time_window) where state = 'DRAFT' do nothing
                        """)
                .param("id", id)
                .param("child", childId)
                .param("instrument", instrument.id())
                .param("number", instrument.version())
                .param("checksum", instrument.checksum())
                .param("window", window.code())
                .param("answers", json.writeValueAsString(answers))
                .param("private", instrument.kind() == Kind.MOOD ? by.subject() : "")
                .param("by", by.name())
                .param("now", at(by.now()))
                .update();
    }

    Optional<Sheet> findDraft(UUID childId, String instrument, String window) {
        return jdbc.sql("""
                        select * from assessment_sheet
                         where child_id = :child and instrument = :instrument and time_window = :window and state = 'DRAFT'
                        """)
                .param("child", childId)
                .param("instrument", instrument)
                .param("window", window)
                .query(this::sheet)
                .optional();
    }

    /** Keeps one answer and leaves the others as they are, whoever gave them. False when it is no draft any more. */
    boolean answer(UUID sheetId, String item, String answer, Instant now) {
        return jdbc.sql("""
                        update assessment_sheet
                           set answers = answers || jsonb_build_object(cast(:item as text), cast(:answer as text)),
                               saved_at = :now
                         where id = :id and state = 'DRAFT'
                        """)
                        .param("item", item)
                        .param("answer", answer)
                        .param("now", at(now))
                        .param("id", sheetId)
                        .update()
                == 1;
    }

    boolean tell(UUID sheetId, boolean worried, String note, Instant now) {
        return jdbc.sql("""
                        update assessment_sheet set worried = :worried, note = :note, saved_at = :now
                         where id = :id and state = 'DRAFT'
                        """)
                        .param("worried", worried)
                        .param("note", note)
                        .param("now", at(now))
                        .param("id", sheetId)
                        .update()
                == 1;
    }

    boolean close(UUID sheetId) {
        return jdbc.sql("update assessment_sheet set state = 'CLOSED' where id = :id and state = 'DRAFT'")
                        .param("id", sheetId)
                        .update()
                == 1;
    }

    boolean send(UUID sheetId, Sheet.Result result, @Nullable UUID taskId) {
        return jdbc.sql("""
                        update assessment_sheet
                           set state = 'SENT', sent_by = :by, sent_at = :now,
                               real_months = :realMonths, real_days = :realDays, corrected = :corrected,
                               used_months = :usedMonths, used_days = :usedDays,
                               level = :level, complete = :complete, points = :points, fired = cast(:fired as jsonb),
                               task_id = :task
                         where id = :id and state = 'DRAFT'
                        """)
                        .param("by", result.sentBy())
                        .param("now", at(result.sentAt()))
                        .param("realMonths", result.age().chronologicalMonths())
                        .param("realDays", result.age().chronologicalDays())
                        .param("corrected", result.age().corrected())
                        .param("usedMonths", result.age().months())
                        .param("usedDays", result.age().days())
                        .param("level", result.level().name())
                        .param("complete", result.complete())
                        .param("points", result.points())
                        .param("fired", json.writeValueAsString(result.fired()))
                        .param("task", taskId)
                        .param("id", sheetId)
                        .update()
                == 1;
    }

    private Sheet sheet(ResultSet row, int number) throws SQLException {
        return new Sheet(
                row.getObject("id", UUID.class),
                row.getObject("child_id", UUID.class),
                row.getString("instrument"),
                row.getString("number"),
                row.getString("checksum"),
                row.getString("time_window"),
                Sheet.State.valueOf(row.getString("state")),
                json.readValue(row.getString("answers"), ANSWERS),
                row.getBoolean("worried"),
                row.getString("note"),
                row.getString("begun_by"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                result(row),
                row.getObject("task_id", UUID.class),
                row.getString("private_to"));
    }

    private Sheet.@Nullable Result result(ResultSet row) throws SQLException {
        var sent = row.getObject("sent_at", OffsetDateTime.class);
        if (sent == null) {
            return null;
        }
        var age = new GrowthAge(
                row.getInt("real_days"),
                row.getInt("real_months"),
                row.getBoolean("corrected"),
                row.getInt("used_days"),
                row.getInt("used_months"));
        return new Sheet.Result(
                row.getString("sent_by"),
                sent.toInstant(),
                age,
                Level.valueOf(row.getString("level")),
                row.getBoolean("complete"),
                row.getInt("points"),
                json.readValue(row.getString("fired"), FIRED));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** Who does something, and when. */
    record By(String subject, String name, Instant now) {}
}
