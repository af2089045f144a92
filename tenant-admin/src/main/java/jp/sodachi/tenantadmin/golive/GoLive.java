package jp.sodachi.tenantadmin.golive;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.record.PhotoClearing;
import jp.sodachi.sandbox.SandboxEnd;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownSignals;
import jp.sodachi.tenantadmin.operators.OperatorLog;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a sandbox live: the checklist, the approvals, and the change itself. */
public final class GoLive {
    /** How many different operators approve. */
    public static final int APPROVALS = 2;

    private static final String LOCK_TIMEOUT = "55P03";

    private final ControlPlane control;
    private final SchemaMigrator migrator;
    private final Readiness readiness;
    private final OperatorLog log;
    private final TenantDirectory directory;
    private final TownSignals signals;
    private final Clock clock;

    GoLive(
            ControlPlane control,
            SchemaMigrator migrator,
            Readiness readiness,
            OperatorLog log,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        this.control = control;
        this.migrator = migrator;
        this.readiness = readiness;
        this.log = log;
        this.directory = directory;
        this.signals = signals;
        this.clock = clock;
    }

    public static GoLive of(
            ControlPlane control,
            SchemaMigrator migrator,
            IdentityProvisioning identities,
            OperatorLog log,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        var readiness = new Readiness(control, migrator, identities, clock);
        return new GoLive(control, migrator, readiness, log, directory, signals, clock);
    }

    /** One approval. */
    public record Approval(String operator, Instant at) {}

    /** What an approval led to. */
    public enum Outcome {
        /** It is noted; another operator's is needed. */
        NOTED,
        /** It was the second: the town is live. */
        LIVE,
        /** The present operator had approved already; nothing was changed. */
        OWN_ALREADY,
        /** The checklist is not complete (any more); nothing was changed. */
        NOT_READY,
        /** The town is no sandbox (any more); nothing was changed. */
        NO_SANDBOX,
        /** The town is changing its server or is being brought back; nothing was changed. */
        ON_ITS_WAY,
        /** Somebody is entering something in the sandbox just now; nothing was changed. */
        IN_USE
    }

    /** How the town stands now. */
    public Checklist check(Tenant town) {
        return readiness.check(town);
    }

    /** Who has approved, in order. */
    public List<Approval> listApprovals(MunicipalityCode code) {
        return control.call(jdbc -> jdbc.sql("""
                        select operator_name, at from tenant_approval where code = :code order by at
                        """)
                .param("code", code.value())
                .query((row, _) -> new Approval(
                        row.getString("operator_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** Whether the present operator has approved. */
    public boolean isApprovedByMe(MunicipalityCode code) {
        return control.call(jdbc -> jdbc.sql("""
                        select exists (select from tenant_approval where code = :code and operator_id = :who)
                        """)
                .param("code", code.value())
                .param("who", present().subject())
                .query(Boolean.class)
                .single());
    }

    /**
     * Approves in the name of the present operator. The checklist is computed again; with the second operator's approval
     * the made-up families go and the town is live.
     */
    public Outcome approve(Tenant town) {
        if (!readiness.check(town).isComplete()) {
            return Outcome.NOT_READY;
        }
        Outcome outcome;
        try {
            outcome = approveNow(town);
        } catch (DataAccessException failure) {
            if (!isLockTimeout(failure)) {
                throw failure;
            }
            outcome = Outcome.IN_USE;
        }
        if (outcome == Outcome.LIVE) {
            directory.refresh();
            signals.send(TenantDirectory.TOPIC, town.code().value());
        }
        return outcome;
    }

    private Outcome approveNow(Tenant town) {
        return control.call(jdbc -> {
            var server = lockSandbox(jdbc, town.code());
            if (server.isEmpty()) {
                return Outcome.NO_SANDBOX;
            }
            if (isOnItsWay(jdbc, town.code())) {
                return Outcome.ON_ITS_WAY;
            }
            if (note(jdbc, town.code()) == 0) {
                return Outcome.OWN_ALREADY;
            }
            log.write(jdbc, "town.approve", town.code());
            return count(jdbc, town.code()) < APPROVALS
                    ? Outcome.NOTED
                    : begin(jdbc, new Tenant(town.code(), town.name(), server.get(), town.state()));
        });
    }

    /** Entries in the sandbox are waited for, but not for ever. */
    private static boolean isLockTimeout(DataAccessException failure) {
        return failure.getRootCause() instanceof SQLException cause && LOCK_TIMEOUT.equals(cause.getSQLState());
    }

    /** The town's own transaction is the last thing in the control transaction, and its failure undoes both. */
    private Outcome begin(JdbcClient jdbc, Tenant town) {
        var live = jdbc.sql("""
                        update tenant set state = 'ACTIVE', changed_at = :now where code = :code and state = 'SANDBOX'
                        """)
                .param("now", now())
                .param("code", town.code().value())
                .update();
        if (live != 1) {
            throw new IllegalStateException("The locked town " + town.code() + " is no sandbox.");
        }
        for (var table : List.of("tenant_sandbox", "tenant_approval")) {
            jdbc.sql("delete from " + table + " where code = :code")
                    .param("code", town.code().value())
                    .update();
        }
        log.write(jdbc, "town.live", town.code());
        PhotoClearing.ask(jdbc, town.code(), PhotoClearing.Reason.LIVE, clock);
        migrator.callAsOwner(town, owner -> SandboxEnd.clear(owner, clock.instant()));
        return Outcome.LIVE;
    }

    /**
     * Locks the town, so that two approvals at once are one after the other and no move begins meanwhile.
     *
     * @return the server it lives on now
     */
    private static Optional<String> lockSandbox(JdbcClient jdbc, MunicipalityCode code) {
        return jdbc.sql("select server from tenant where code = :code and state = 'SANDBOX' for update")
                .param("code", code.value())
                .query(String.class)
                .optional();
    }

    /**
     * Whether it is changing its server or is being brought back. The families go under the owner's login, which no closed copy
     * keeps out: they would go from the copy that is being left. Asked once the town is locked, so that nothing was missed.
     */
    private boolean isOnItsWay(JdbcClient jdbc, MunicipalityCode code) {
        return jdbc.sql("""
                        select coalesce(t.paused_until > :now, false)
                               or exists (select from town_relocation r
                                           where r.code = t.code and r.ended_at is null and r.step <> 'KEPT')
                          from tenant t where t.code = :code
                        """)
                .param("now", now())
                .param("code", code.value())
                .query(Boolean.class)
                .single();
    }

    private int note(JdbcClient jdbc, MunicipalityCode code) {
        return jdbc.sql("""
                        insert into tenant_approval (code, operator_id, operator_name, at)
                        values (:code, :who, :name, :now) on conflict do nothing
                        """)
                .param("code", code.value())
                .param("who", present().subject())
                .param("name", present().name())
                .param("now", now())
                .update();
    }

    private static int count(JdbcClient jdbc, MunicipalityCode code) {
        return jdbc.sql("select count(*) from tenant_approval where code = :code")
                .param("code", code.value())
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Actor.Operator present() {
        return CurrentActor.get() instanceof Actor.Operator operator
                ? operator
                : new Actor.Operator("-", OperatorLog.present());
    }
}
