package jp.sodachi.deploy.bench;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import jp.sodachi.record.PlanChanges;
import jp.sodachi.schedule.Schedules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A town's draft tried on its 5 000 children: read from PostgreSQL, evaluated under both schedules, compared. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TownPreview {
    static final int CHILDREN = 5_000;
    /** System properties by which the measuring process learns where the town's rows are. */
    static final String URL = "sodachi.bench.url";

    static final String USER = "sodachi.bench.user";
    static final String PASSWORD = "sodachi.bench.password";

    private static final String DRAFT = """
            layer: "332119"
            base: {place: JP, from: 2026.4, before: 2027.4}
            version: 1
            changes:
              - {add: programme, id: mumps, series: MUMPS, covers: {doses: 1, window: [M(12), entry-1d], yen: 3000}, given: {from: 2026-04-01}}
              - {set: BCG/D1.std, to: [M(4), M(7)], reason: local}
              - {checkup: CHECKUP_M03, startOffsetDays: 10, endOffsetDays: 10, reason: local}
            """;

    private final Schedules before = Schedules.japan();
    private final Schedules after = before.withLayer("draft", DRAFT);
    private final SingleConnectionDataSource town = new SingleConnectionDataSource(
            System.getProperty(URL, ""), System.getProperty(USER, ""), System.getProperty(PASSWORD, ""), true);

    /** A draft is tried inside a transaction, so rows come in portions. */
    @Setup
    public void begin() throws SQLException {
        town.getConnection().setAutoCommit(false);
    }

    /** Reads and compares all children once. */
    @Benchmark
    public PlanChanges.Counted preview() {
        return PlanChanges.count(JdbcClient.create(town), before, after, BenchChildren.TODAY);
    }

    /** Closes the connection. */
    @TearDown
    public void end() {
        town.destroy();
    }
}
