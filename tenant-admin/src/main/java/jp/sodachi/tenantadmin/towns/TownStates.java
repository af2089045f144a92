package jp.sodachi.tenantadmin.towns;

import java.time.Clock;
import java.time.ZoneOffset;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownSignals;
import jp.sodachi.tenantadmin.operators.OperatorLog;
import org.springframework.stereotype.Component;

/** The changes of state an operator may make, on the console's pages and on the command line. */
@Component
public final class TownStates {
    private final ControlPlane control;
    private final OperatorLog log;
    private final TenantDirectory directory;
    private final TownSignals signals;
    private final Clock clock;

    TownStates(ControlPlane control, OperatorLog log, TenantDirectory directory, TownSignals signals, Clock clock) {
        this.control = control;
        this.log = log;
        this.directory = directory;
        this.signals = signals;
        this.clock = clock;
    }

    /** Stops a working town. False when it is not working. */
    public boolean suspend(MunicipalityCode code) {
        return change(code, TenantState.ACTIVE, TenantState.SUSPENDED, "town.suspend");
    }

    /** Lets a stopped town work again. False when it is not stopped. */
    public boolean reopen(MunicipalityCode code) {
        return change(code, TenantState.SUSPENDED, TenantState.ACTIVE, "town.reopen");
    }

    /** Begins a town's leaving: its pages can be read, nothing is written or sent. False when it neither works nor rests. */
    public boolean leave(MunicipalityCode code) {
        return change(code, TenantState.ACTIVE, TenantState.LEAVING, "town.leave")
                || change(code, TenantState.SUSPENDED, TenantState.LEAVING, "town.leave")
                || change(code, TenantState.SANDBOX, TenantState.LEAVING, "town.leave");
    }

    /** Lets a town that was leaving work again; one that was never live is a sandbox again. False when it is not leaving. */
    public boolean stay(MunicipalityCode code) {
        return change(
                code, TenantState.LEAVING, hasBeenLive(code) ? TenantState.ACTIVE : TenantState.SANDBOX, "town.stay");
    }

    private boolean hasBeenLive(MunicipalityCode code) {
        return control.call(jdbc -> jdbc.sql("select not exists (select from tenant_sandbox where code = :code)")
                .param("code", code.value())
                .query(Boolean.class)
                .single());
    }

    private boolean change(MunicipalityCode code, TenantState expected, TenantState wanted, String action) {
        var changed = control.call(jdbc -> {
            var rows = jdbc.sql("""
                            update tenant set state = :wanted, changed_at = :now where code = :code and state = :expected
                            """)
                    .param("wanted", wanted.name())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("code", code.value())
                    .param("expected", expected.name())
                    .update();
            if (rows == 1) {
                log.write(jdbc, action, code);
            }
            return rows == 1;
        });
        if (changed) {
            directory.refresh();
            signals.send(TenantDirectory.TOPIC, code.value());
        }
        return changed;
    }
}
