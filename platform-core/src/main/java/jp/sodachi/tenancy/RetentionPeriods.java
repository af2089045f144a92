package jp.sodachi.tenancy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;

/** How long the present town keeps what it does not keep for ever. */
public final class RetentionPeriods {
    /** The longest time that may be chosen: a hundred years. */
    public static final int MOST_MONTHS = 1200;

    private final ControlPlane control;
    private final Clock clock;

    RetentionPeriods(ControlPlane control, Clock clock) {
        this.control = control;
        this.clock = clock;
    }

    /** Months by kind, every kind. */
    public Map<RetentionKind, Integer> current() {
        var code = TenantScope.current().code().value();
        return control.call(home -> {
            var months = new EnumMap<RetentionKind, Integer>(RetentionKind.class);
            for (var kind : RetentionKind.values()) {
                months.put(kind, kind.defaultMonths());
            }
            home.sql("select kind, months from town_retention where code = :code")
                    .param("code", code)
                    .query((RowCallbackHandler)
                            row -> months.put(RetentionKind.valueOf(row.getString("kind")), row.getInt("months")));
            return months;
        });
    }

    /**
     * Keeps other times; all or nothing.
     *
     * @param seen the times that stood there when they were changed
     * @return false, with nothing kept, when somebody has changed one of them in the meantime
     */
    public boolean change(Map<RetentionKind, Integer> wanted, Map<RetentionKind, Integer> seen) {
        wanted.forEach((kind, months) -> {
            if (months < kind.fewestMonths() || months > MOST_MONTHS) {
                throw new IllegalArgumentException(kind + " cannot be kept for " + months + " months.");
            }
        });
        var code = TenantScope.current().code().value();
        try {
            return control.call(home -> {
                for (var kind : wanted.keySet()) {
                    var kept = home.sql("""
                                    insert into town_retention as r (code, kind, months, changed_at)
                                    values (:code, :kind, :months, :now)
                                    on conflict (code, kind) do update
                                       set months = excluded.months, changed_at = excluded.changed_at
                                     where r.months = :seen
                                    """)
                            .param("code", code)
                            .param("kind", kind.name())
                            .param("months", wanted.get(kind))
                            .param("seen", seen.get(kind))
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .update();
                    if (kept != 1) {
                        throw new ChangedMeanwhile();
                    }
                }
                return true;
            });
        } catch (ChangedMeanwhile lost) {
            return false;
        }
    }

    private static final class ChangedMeanwhile extends RuntimeException {}
}
