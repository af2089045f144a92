package jp.sodachi.layer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sodachi.schedule.InvalidDefinition;
import jp.sodachi.schedule.Schedules;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the layers of one town fit a national version that is to come: for the operators, who never enter a town. */
public final class LayerFit {
    private LayerFit() {}

    /**
     * A layer that does not fit.
     *
     * @param number its number within the town
     * @param problem where in it and why, as the check says
     */
    public record Misfit(int number, String problem) {}

    /**
     * What the town answers with on a day, by the national version of then and by another one.
     *
     * @param before the present national version with the town's layer, where that fits
     * @param after the other national version with the town's layer, where that fits
     * @param misfits the layers in force on the day or later that do not fit the other version
     */
    public record Fit(Schedules before, Schedules after, List<Misfit> misfits) {}

    /** Tries the approved layers that answer on {@code day} or later. */
    public static Fit of(JdbcClient owner, Schedules present, Schedules coming, LocalDate day) {
        record Row(int number, String content, LocalDate from) {}
        var rows = owner.sql("""
                        select number, content, effective_from from schedule_layer
                         where state = 'APPROVED' order by effective_from desc, number desc
                        """)
                .query((row, _) -> new Row(
                        row.getInt("number"),
                        row.getString("content"),
                        row.getObject("effective_from", LocalDate.class)))
                .list();
        var effective = rows.stream().filter(row -> !row.from().isAfter(day)).findFirst();
        List<Misfit> misfits = new ArrayList<>();
        for (var row : rows) {
            if (row.from().isAfter(day) || effective.filter(row::equals).isPresent()) {
                misfit(coming, row.number(), row.content()).ifPresent(misfits::add);
            }
        }
        return new Fit(
                effective.map(row -> layered(present, row.content())).orElse(present),
                effective.map(row -> layered(coming, row.content())).orElse(coming),
                List.copyOf(misfits));
    }

    private static Optional<Misfit> misfit(Schedules national, int number, String content) {
        try {
            national.withLayer("layer-" + number, content);
            return Optional.empty();
        } catch (InvalidDefinition wrong) {
            return Optional.of(new Misfit(number, wrong.path() + ": " + wrong.problem()));
        }
    }

    private static Schedules layered(Schedules national, String content) {
        try {
            return national.withLayer("layer", content);
        } catch (InvalidDefinition misfit) {
            return national;
        }
    }
}
