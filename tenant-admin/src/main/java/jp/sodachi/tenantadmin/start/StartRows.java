package jp.sodachi.tenantadmin.start;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sodachi.identity.FirstAdmin;
import jp.sodachi.support.Municipality;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenantadmin.operators.OperatorLog;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the control schema knows of a start. */
final class StartRows {
    private final ControlPlane control;
    private final OperatorLog log;
    private final StartSettings settings;
    private final Clock clock;

    StartRows(ControlPlane control, OperatorLog log, StartSettings settings, Clock clock) {
        this.control = control;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** What has to be done, and what is done already. */
    record Work(Tenant town, FirstAdmin admin, Map<StartStep, StartProgress.State> states) {
        boolean isDone(StartStep step) {
            return states.get(step) == StartProgress.State.DONE;
        }
    }

    /** Notes the town and the wish, all or nothing. False when the platform knows the town already. */
    boolean register(Municipality municipality, FirstAdmin admin, String server) {
        return control.call(jdbc -> {
            var inserted = jdbc.sql("""
                            insert into tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                            values (:code, :name, :kana, :prefecture, :server, 'REQUESTED', :now, :now)
                            on conflict (code) do nothing
                            """)
                    .param("code", municipality.code().value())
                    .param("name", municipality.name())
                    .param("kana", municipality.kana())
                    .param("prefecture", municipality.prefecture())
                    .param("server", server)
                    .param("now", now())
                    .update();
            if (inserted == 0) {
                return false;
            }
            jdbc.sql("""
                            insert into tenant_start (code, admin_name, admin_email, requested_by, requested_at)
                            values (:code, :name, :email, :by, :now)
                            """)
                    .param("code", municipality.code().value())
                    .param("name", admin.name())
                    .param("email", admin.email())
                    .param("by", OperatorLog.present())
                    .param("now", now())
                    .update();
            for (var step : StartStep.values()) {
                insertStep(jdbc, municipality.code(), step);
            }
            log.write(jdbc, "town.start", municipality.code());
            return true;
        });
    }

    private void insertStep(JdbcClient jdbc, MunicipalityCode code, StartStep step) {
        jdbc.sql("""
                        insert into tenant_step (code, step, state, at) values (:code, :step, :state, :now)
                        """)
                .param("code", code.value())
                .param("step", step.name())
                .param("state", step == StartStep.REGISTER ? "DONE" : "WAITING")
                .param("now", now())
                .update();
    }

    /** The wish for a town whose start is not finished. */
    Optional<Work> findWork(MunicipalityCode code) {
        return control.call(jdbc -> {
            var states = new EnumMap<StartStep, StartProgress.State>(StartStep.class);
            listSteps(jdbc, code).forEach(step -> states.put(step.step(), step.state()));
            return jdbc.sql("""
                            select t.code, t.name, t.server, t.state, s.admin_name, s.admin_email
                              from tenant_start s join tenant t using (code)
                             where code = :code
                            """)
                    .param("code", code.value())
                    .query((row, _) -> new Work(
                            new Tenant(
                                    code,
                                    row.getString("name"),
                                    row.getString("server"),
                                    TenantState.valueOf(row.getString("state"))),
                            new FirstAdmin(row.getString("admin_name"), row.getString("admin_email")),
                            states))
                    .optional();
        });
    }

    /** How far it is; empty for a town that was not started here. */
    Optional<StartProgress> find(MunicipalityCode code) {
        return control.call(jdbc -> {
            var steps = listSteps(jdbc, code);
            return steps.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new StartProgress(steps, StartLock.isTaken(jdbc, code) || isInTurn(steps)));
        });
    }

    /** Asked for or between two steps a moment ago: it waits for its turn behind others. */
    private boolean isInTurn(List<StartProgress.Step> steps) {
        var since = clock.instant().minus(TownStart.LONGEST_WAIT);
        var left = steps.stream()
                .filter(step -> step.state() != StartProgress.State.DONE)
                .toList();
        return !left.isEmpty()
                && left.stream().allMatch(step -> step.state() == StartProgress.State.WAITING)
                && steps.stream().anyMatch(step -> step.at().isAfter(since));
    }

    private static List<StartProgress.Step> listSteps(JdbcClient jdbc, MunicipalityCode code) {
        var found = jdbc.sql("""
                        select step, state, problem, message, at from tenant_step where code = :code
                        """)
                .param("code", code.value())
                .query((row, _) -> new StartProgress.Step(
                        StartStep.valueOf(row.getString("step")),
                        StartProgress.State.valueOf(row.getString("state")),
                        row.getString("problem"),
                        row.getString("message"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
        return Stream.of(StartStep.values())
                .flatMap(step -> found.stream().filter(row -> row.step() == step))
                .toList();
    }

    void running(MunicipalityCode code, StartStep step) {
        control.call(jdbc -> mark(jdbc, code, step, "RUNNING"));
    }

    void done(MunicipalityCode code, StartStep step, Duration took) {
        control.call(jdbc -> {
            mark(jdbc, code, step, "DONE");
            return took(jdbc, code, step, took);
        });
    }

    void failed(MunicipalityCode code, StartStep step, StartProblem problem, Duration took) {
        control.call(jdbc -> {
            jdbc.sql("""
                            update tenant_step
                               set state = 'FAILED', problem = :problem, message = :message, at = :now
                             where code = :code and step = :step
                            """)
                    .param("problem", problem.key())
                    .param("message", problem.said())
                    .param("now", now())
                    .param("code", code.value())
                    .param("step", step.name())
                    .update();
            return took(jdbc, code, step, took);
        });
    }

    /** Notes the host name under which the town's sites answer. */
    String addHost(MunicipalityCode code) {
        var host = settings.hostOf(code);
        control.call(jdbc ->
                jdbc.sql("""
                        insert into tenant_host (host, code) values (:host, :code) on conflict (host) do nothing
                        """).param("host", host).param("code", code.value()).update());
        return host;
    }

    /**
     * Opens the sites as a sandbox, asks the worker for made-up families, and forgets what was typed for the start.
     *
     * @throws IllegalStateException when the town was not being started; nothing was changed then
     */
    void open(MunicipalityCode code, Duration took) {
        control.call(jdbc -> {
            var opened = jdbc.sql("""
                            update tenant set state = 'SANDBOX', changed_at = :now
                             where code = :code and state = 'REQUESTED'
                            """)
                    .param("now", now())
                    .param("code", code.value())
                    .update();
            if (opened != 1) {
                throw new IllegalStateException("The town " + code + " is not being started.");
            }
            jdbc.sql("insert into tenant_sandbox (code, families) values (:code, :families)")
                    .param("code", code.value())
                    .param("families", settings.families())
                    .update();
            jdbc.sql("delete from tenant_start where code = :code")
                    .param("code", code.value())
                    .update();
            mark(jdbc, code, StartStep.ACTIVE, "DONE");
            return took(jdbc, code, StartStep.ACTIVE, took);
        });
    }

    /** Keeps that an operator pressed the button again. */
    void again(MunicipalityCode code) {
        control.call(jdbc -> {
            log.write(jdbc, "town.start.again", code);
            return true;
        });
    }

    String hostOf(MunicipalityCode code) {
        return settings.hostOf(code);
    }

    private int mark(JdbcClient jdbc, MunicipalityCode code, StartStep step, String state) {
        return jdbc.sql("""
                        update tenant_step set state = :state, problem = null, message = null, at = :now
                         where code = :code and step = :step
                        """)
                .param("state", state)
                .param("now", now())
                .param("code", code.value())
                .param("step", step.name())
                .update();
    }

    private static int took(JdbcClient jdbc, MunicipalityCode code, StartStep step, Duration took) {
        return jdbc.sql("update tenant_step set took_ms = :took where code = :code and step = :step")
                .param("took", took.toMillis())
                .param("code", code.value())
                .param("step", step.name())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
