package jp.sodachi.reminder;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** When a town reminds its families, and what it says besides. Read by the night, set by the town's admins. */
@Transactional
public class ReminderSettings {
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    ReminderSettings(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A town's choice.
     *
     * @param onDay whether it is told once more on the day on which a recommended period begins
     * @param endsBefore days before the end of a recommended period, 0 for not at all, at most {@value #LONGEST_BEFORE}
     * @param lastCall days before the last legal day, {@value #SHORTEST_LAST_CALL} to {@value #LONGEST_LAST_CALL}
     * @param wordsJa what the town says besides in Japanese; at most {@value #LONGEST_WORDS} characters, may be empty
     * @param wordsEn the same for readers of English, who get the Japanese words where there are none
     * @param version grows with every change; 0 while nothing was chosen
     */
    public record Setting(
            boolean onDay,
            int endsBefore,
            int lastCall,
            String wordsJa,
            String wordsEn,
            String changedBy,
            int version) {
        /** Most days before the end of a recommended period. */
        public static final int LONGEST_BEFORE = 60;

        /** A call later than this leaves no time to book. */
        public static final int SHORTEST_LAST_CALL = 7;

        /** A call earlier than this is no last one. */
        public static final int LONGEST_LAST_CALL = 90;

        /** Longest words. */
        public static final int LONGEST_WORDS = 300;

        /** What holds while a town has chosen nothing. */
        public static final Setting USUAL =
                new Setting(false, Telling.ENDS_BEFORE_DAYS, Telling.LAST_CALL_DAYS, "", "", "", 0);

        public Setting {
            if (endsBefore < 0
                    || endsBefore > LONGEST_BEFORE
                    || lastCall < SHORTEST_LAST_CALL
                    || lastCall > LONGEST_LAST_CALL
                    || wordsJa.length() > LONGEST_WORDS
                    || wordsEn.length() > LONGEST_WORDS) {
                throw new IllegalArgumentException("A setting outside its ranges.");
            }
        }
    }

    /** What holds now. Office and jobs. */
    public Setting current() {
        permissions.requireStaff(StaffRole.NURSE, "reminder.setting.read");
        return find().orElse(Setting.USUAL);
    }

    /** Keeps a choice that starts from {@code setting.version()}. Admins only. False when somebody else was faster. */
    public boolean change(Setting setting) {
        Actor actor = permissions.requireStaff(StaffRole.ADMIN, "reminder.setting.change");
        boolean changed = jdbc.sql("""
                        insert into reminder_setting (id, on_day, ends_before, last_call, words_ja, words_en, changed_by,
                                                      changed_at, version)
                        select 1, :onDay, :ends, :last, :ja, :en, :by, :now, 1
                         where :version = 0 or exists (select from reminder_setting)
                        on conflict (id) do update
                           set on_day = excluded.on_day, ends_before = excluded.ends_before,
                               last_call = excluded.last_call, words_ja = excluded.words_ja,
                               words_en = excluded.words_en, changed_by = excluded.changed_by,
                               changed_at = excluded.changed_at, version = reminder_setting.version + 1
                         where reminder_setting.version = :version
                        """)
                        .param("onDay", setting.onDay())
                        .param("ends", setting.endsBefore())
                        .param("last", setting.lastCall())
                        .param("ja", setting.wordsJa())
                        .param("en", setting.wordsEn())
                        .param(
                                "by",
                                actor.does("reminder.setting.change", null, null)
                                        .actorName())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("version", setting.version())
                        .update()
                == 1;
        if (changed) {
            audit.record(actor.does("reminder.setting.change", null, null));
        }
        return changed;
    }

    private Optional<Setting> find() {
        return jdbc.sql("select * from reminder_setting where id = 1")
                .query((row, _) -> new Setting(
                        row.getBoolean("on_day"),
                        row.getInt("ends_before"),
                        row.getInt("last_call"),
                        row.getString("words_ja"),
                        row.getString("words_en"),
                        row.getString("changed_by"),
                        row.getInt("version")))
                .optional();
    }
}
