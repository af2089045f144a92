package jp.sodachi.sandbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.Records;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills sandboxes with made-up families. */
public final class Sandboxes {
    private final ControlPlane control;
    private final Records records;
    private final CounterSheets sheets;
    private final Measurements measurements;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sandboxes(
            ControlPlane control,
            Records records,
            CounterSheets sheets,
            Measurements measurements,
            TransactionTemplate transaction,
            Clock clock) {
        this.control = control;
        this.records = records;
        this.sheets = sheets;
        this.measurements = measurements;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A sandbox that still waits for its families. */
    public record Empty(MunicipalityCode code, int families) {}

    /** The sandboxes that wait for their families. */
    public List<Empty> listEmpty() {
        return control.call(jdbc -> jdbc.sql("""
                        select s.code, s.families from tenant_sandbox s join tenant t using (code)
                         where s.made_at is null and t.state = 'SANDBOX' order by s.code
                        """)
                .query((row, _) -> new Empty(MunicipalityCode.of(row.getString("code")), row.getInt("families")))
                .list());
    }

    /**
     * Fills {@code town}, all its families or none, and notes that it was filled. A town that has children already keeps
     * what it has: a worker died after the families came and before that was noted.
     */
    public void fill(Tenant town, int families) {
        TenantScope.run(
                town,
                () -> transaction.executeWithoutResult(_ -> {
                    var children = CurrentActor.call(
                            new Actor.Job("sandbox"), () -> records.count().children());
                    if (children == 0) {
                        new MadeUpFamilies(records, sheets, measurements, LocalDate.now(clock))
                                .make(families, town.code().value(), List.of());
                    }
                }));
        control.call(jdbc -> jdbc.sql("""
                        update tenant_sandbox set made_at = :now where code = :code and made_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("code", town.code().value())
                .update());
    }
}
