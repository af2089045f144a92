package jp.sodachi.assessment;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.SupportRoom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Numbers by instrument and month. Nobody's name, nobody's sheet. Office only. */
@Transactional
public class CheckFigures {
    /** Smaller numbers do not leave the town: somebody could be known by them. */
    public static final int SMALLEST_SHOWN = 5;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    CheckFigures(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * One instrument in one month.
     *
     * @param month of sending
     * @param answered sheets sent
     * @param flagged those that opened or joined a task
     * @param inTime those of them whose family was spoken with by the day of the task
     * @param closed those of them whose task has ended
     */
    public record Row(String instrument, YearMonth month, int answered, int flagged, int inTime, int closed) {
        /** A number as it may leave the town: empty where it is small and not zero. */
        public static OptionalInt outside(int number) {
            return number == 0 || number >= SMALLEST_SHOWN ? OptionalInt.of(number) : OptionalInt.empty();
        }
    }

    /** The months from {@code first} on, the newest first. */
    public List<Row> list(YearMonth first) {
        permissions.requireStaff(StaffRole.NURSE, "followup.figures");
        return jdbc.sql("""
                        select s.instrument, to_char(s.sent_at at time zone 'Asia/Tokyo', 'YYYY-MM') as month,
                               count(*) as answered,
                               count(t.id) as flagged,
                               count(t.id) filter (where exists (
                                   select from assessment_contact a
                                    where a.task_id = t.id and a.reached
                                      and (a.at at time zone 'Asia/Tokyo')::date <= t.due_on)) as in_time,
                               count(t.id) filter (where t.state = 'CLOSED') as closed
                          from assessment_sheet s
                          left join assessment_task t on t.id = s.task_id
                         where s.state = 'SENT' and s.sent_at >= :from
                         group by 1, 2 order by 2 desc, 1
                        """)
                .param(
                        "from",
                        first.atDay(1)
                                .atStartOfDay(SupportRoom.JAPAN)
                                .withZoneSameInstant(ZoneOffset.UTC)
                                .toOffsetDateTime())
                .query((row, _) -> new Row(
                        row.getString("instrument"),
                        YearMonth.parse(row.getString("month")),
                        row.getInt("answered"),
                        row.getInt("flagged"),
                        row.getInt("in_time"),
                        row.getInt("closed")))
                .list();
    }
}
