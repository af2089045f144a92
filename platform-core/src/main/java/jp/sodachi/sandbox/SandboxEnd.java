package jp.sodachi.sandbox;

import java.time.Instant;
import java.util.List;
import jp.sodachi.tenancy.GoingLive;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes everything about families out of a town that goes live: in a sandbox all of it is made up or tried out. */
public final class SandboxEnd {
    /** What belongs to families, by table or by the beginning of its name. */
    private static final List<String> FAMILIES = List.of(
            "identity_guardian",
            "record_",
            "reminder_",
            "assessment_",
            "notice_delivery",
            "notice_trial",
            "notice_town_notice",
            "notice_missed",
            "notice_choice",
            "notice_list",
            "reply_",
            "notice_channel",
            "notice_tally");

    /** What the office has set up, and the trail, which nobody shortens. What stands here stays, whatever stands above. */
    private static final List<String> OFFICE = List.of(
            "identity_staff",
            "branding_",
            "schedule_",
            "notice_template",
            "record_judgement",
            "assessment_instrument",
            "assessment_duty",
            "reminder_setting",
            "audit_",
            "tenancy_going_live",
            "databasechangelog");

    private SandboxEnd() {}

    /**
     * Empties every table about families at once, after all who write in the sandbox have ended; whoever writes as in a
     * sandbox afterwards is refused. Every table of a town must be known to be one or the other, so that a
     * new one is neither emptied nor kept by chance.
     *
     * @param owner the town's tables, in a transaction of whoever makes the town live
     * @return how many tables were emptied
     * @throws IllegalStateException for a table this class does not know; nothing was changed then
     */
    public static int clear(JdbcClient owner, Instant now) {
        GoingLive.begin(owner, now);
        var tables = owner.sql("""
                        select relname from pg_class
                         where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') order by relname
                        """).query(String.class).list();
        var unknown = tables.stream()
                .filter(table -> !isOne(FAMILIES, table) && !isOne(OFFICE, table))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("Nobody has said whether these tables are about families: " + unknown);
        }
        var families = tables.stream().filter(table -> !isOne(OFFICE, table)).toList();
        // Names come from the catalogue, in the letters of the change files.
        owner.sql("truncate " + String.join(", ", families)).update();
        return families.size();
    }

    private static boolean isOne(List<String> names, String table) {
        return names.stream().anyMatch(table::startsWith);
    }
}
