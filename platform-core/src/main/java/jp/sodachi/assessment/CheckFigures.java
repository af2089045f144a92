package jp.sodachi.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.assessment.rules.Window;
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
    private final TownInstruments instruments;
    private final Permissions permissions;
    private final Clock clock;

    CheckFigures(JdbcClient jdbc, TownInstruments instruments, Permissions permissions, Clock clock) {
        this.jdbc = jdbc;
        this.instruments = instruments;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * One instrument in one month.
     *
     * @param month in which the check opened, and in which sheets were sent
     * @param offered checks that opened in it for children who live in the town now, by the instrument as it is asked today;
     *     counted from the day of birth
     * @param answered sheets sent
     * @param flagged those that opened or joined a task
     * @param inTime those of them whose family was spoken with by the day of the task
     * @param outcomes those of them whose task has ended, by how it ended
     */
    public record Row(
            String instrument,
            YearMonth month,
            int offered,
            int answered,
            int flagged,
            int inTime,
            Map<Task.Outcome, Integer> outcomes) {
        public Row {
            outcomes = Map.copyOf(outcomes);
        }

        /** How many of the tasks have ended. */
        public int closed() {
            return outcomes.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** How many ended so. */
        public int ended(Task.Outcome outcome) {
            return outcomes.getOrDefault(outcome, 0);
        }

        /** A number as it may leave the town: empty where it is small and not zero. */
        public static OptionalInt outside(int number) {
            return number == 0 || number >= SMALLEST_SHOWN ? OptionalInt.of(number) : OptionalInt.empty();
        }

        /**
         * The numbers of one row as they may leave the town, each {@link #outside}; where one of several parts of a sum is
         * hidden, so are the others, since they could be taken off the sum.
         */
        public List<OptionalInt> outside() {
            var parts = Stream.of(Task.Outcome.values()).map(this::ended).toList();
            var hidden = parts.stream().anyMatch(each -> outside(each).isEmpty());
            return Stream.concat(
                            Stream.of(offered, answered, flagged, inTime).map(Row::outside),
                            parts.stream().map(each -> hidden && each > 0 ? OptionalInt.empty() : outside(each)))
                    .toList();
        }
    }

    private record Key(YearMonth month, String instrument) {}

    /** The months from {@code first} on, the newest first. */
    public List<Row> list(YearMonth first) {
        permissions.requireStaff(StaffRole.NURSE, "followup.figures");
        var offered = offered(first);
        var sent = sent(first);
        var keys = new TreeSet<>(Comparator.comparing(Key::month).reversed().thenComparing(Key::instrument));
        keys.addAll(offered.keySet());
        keys.addAll(sent.keySet());
        return keys.stream()
                .map(key -> {
                    var row = sent.get(key);
                    var opened = offered.getOrDefault(key, 0);
                    return row == null
                            ? new Row(key.instrument(), key.month(), opened, 0, 0, 0, Map.of())
                            : new Row(
                                    key.instrument(),
                                    key.month(),
                                    opened,
                                    row.answered(),
                                    row.flagged(),
                                    row.inTime(),
                                    row.outcomes());
                })
                .toList();
    }

    private Map<Key, Row> sent(YearMonth first) {
        var outcomes = Stream.of(Task.Outcome.values())
                .map(each -> ", count(t.id) filter (where t.outcome = '%1$s') as %1$s".formatted(each.name()))
                .collect(Collectors.joining());
        // The outcomes are constants of an enum; nothing anybody typed is in the statement.
        return jdbc
                .sql("""
                        select s.instrument, to_char(s.sent_at at time zone 'Asia/Tokyo', 'YYYY-MM') as month,
                               count(*) as answered,
                               count(t.id) as flagged,
                               count(t.id) filter (where exists (
                                   select from assessment_contact a
                                    where a.task_id = t.id and a.reached
                                      and (a.at at time zone 'Asia/Tokyo')::date <= t.due_on)) as in_time %s
                          from assessment_sheet s
                          left join assessment_task t on t.id = s.task_id
                         where s.state = 'SENT' and s.sent_at >= :from and s.moved_text is null
                         group by 1, 2
                        """.formatted(outcomes))
                .param(
                        "from",
                        first.atDay(1)
                                .atStartOfDay(SupportRoom.JAPAN)
                                .withZoneSameInstant(ZoneOffset.UTC)
                                .toOffsetDateTime())
                .query(CheckFigures::sent)
                .list()
                .stream()
                .collect(Collectors.toMap(row -> new Key(row.month(), row.instrument()), row -> row));
    }

    private static Row sent(ResultSet row, int number) throws SQLException {
        var outcomes = new EnumMap<Task.Outcome, Integer>(Task.Outcome.class);
        for (var outcome : Task.Outcome.values()) {
            var ended = row.getInt(outcome.name().toLowerCase(Locale.ROOT));
            if (ended > 0) {
                outcomes.put(outcome, ended);
            }
        }
        return new Row(
                row.getString("instrument"),
                YearMonth.parse(row.getString("month")),
                0,
                row.getInt("answered"),
                row.getInt("flagged"),
                row.getInt("in_time"),
                outcomes);
    }

    /** By birthdays: one statement counts how many children have each, the ages are counted here. */
    private Map<Key, Integer> offered(YearMonth first) {
        var births = new HashMap<LocalDate, Integer>();
        jdbc.sql("""
                        select birth_date, count(*) as children from record_child
                         where standing = 'HERE' and birth_date >= :oldest group by birth_date
                        """).param("oldest", first.atDay(1).minusYears(8)).query((ResultSet row) -> {
            births.put(row.getObject("birth_date", LocalDate.class), row.getInt("children"));
        });
        var today = LocalDate.now(clock);
        var counts = new HashMap<Key, Integer>();
        for (var asking : askedOfMany()) {
            for (var window : asking.instrument().windows()) {
                births.forEach((birth, children) -> {
                    var from = asking.shownTo().bornFrom();
                    var opens = opens(window, birth);
                    if ((from == null || !birth.isBefore(from))
                            && !opens.isBefore(first.atDay(1))
                            && !opens.isAfter(today)) {
                        counts.merge(
                                new Key(
                                        YearMonth.from(opens),
                                        asking.instrument().id()),
                                children,
                                Integer::sum);
                    }
                });
            }
        }
        return counts;
    }

    /** What only invited children are asked is offered by the invitation and counted there. */
    private List<TownInstruments.Standing> askedOfMany() {
        return new ArrayList<>(instruments.listOffered().stream()
                .filter(each -> each.shownTo().kind() != ShownTo.Kind.INVITED)
                .toList());
    }

    private static LocalDate opens(Window window, LocalDate birth) {
        if (window.unit() == Window.Unit.DAYS) {
            return birth.plusDays(window.from());
        }
        var day = birth.plusMonths(window.from());
        // Where a month has no such day, it is completed on the first of the next.
        return day.getDayOfMonth() < birth.getDayOfMonth() ? day.plusDays(1) : day;
    }
}
