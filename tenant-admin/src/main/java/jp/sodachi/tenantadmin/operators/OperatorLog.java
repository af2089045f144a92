package jp.sodachi.tenantadmin.operators;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operators' own audit trail. */
public final class OperatorLog {
    private static final int SHOWN = 200;

    private final ControlPlane control;
    private final Clock clock;

    public OperatorLog(ControlPlane control, Clock clock) {
        this.control = control;
        this.clock = clock;
    }

    /**
     * One deed.
     *
     * @param town the town's name, or null when the platform no longer knows it
     */
    public record Event(
            Instant at,
            String operator,
            String action,
            @Nullable String code,
            @Nullable String town) {}

    /**
     * Writes that the present actor did {@code action} to the town {@code code}.
     *
     * @param jdbc the control schema, in the transaction of the deed
     */
    public void write(JdbcClient jdbc, String action, MunicipalityCode code) {
        insert(jdbc, action, code.value());
    }

    /**
     * Writes that the present actor did {@code action}, which is about no single town.
     *
     * @param jdbc the control schema, in the transaction of the deed
     */
    public void write(JdbcClient jdbc, String action) {
        insert(jdbc, action, null);
    }

    private void insert(JdbcClient jdbc, String action, @Nullable String code) {
        var who = CurrentActor.get().does(action, null, null);
        jdbc.sql("""
                        insert into operator_event (id, at, operator_id, operator_name, action, code)
                        values (:id, :at, :who, :name, :action, :code)
                        """)
                .param("id", Ids.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", who.actorId())
                .param("name", who.actorName())
                .param("action", action)
                .param("code", code)
                .update();
    }

    /** The latest deeds, newest first. */
    public List<Event> list() {
        return control.call(jdbc -> jdbc.sql("""
                        select e.at, e.operator_name, e.action, e.code, t.name
                          from operator_event e left join tenant t using (code)
                         order by e.at desc, e.id desc limit :most
                        """)
                .param("most", SHOWN)
                .query((row, _) -> new Event(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("operator_name"),
                        row.getString("action"),
                        row.getString("code"),
                        row.getString("name")))
                .list());
    }

    /** Whoever acts now, as the identity provider knows them. */
    public static String presentId() {
        return CurrentActor.get() instanceof Actor.Operator operator ? operator.subject() : "-";
    }

    /** Whoever acts now, in words. */
    public static String present() {
        return CurrentActor.get() instanceof Actor.Operator operator ? operator.name() : "-";
    }
}
