package jp.sodachi.layer;

import java.time.LocalDate;
import java.util.Optional;
import jp.sodachi.schedule.NationalFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * By which schedule a town answers on a day. For operators, who never enter a town.
 *
 * @param version the number of the national version
 * @param inForce whether that version's day has come
 * @param misfit why the town's own layer is left out, if it is
 */
public record ScheduleStanding(String version, boolean inForce, Optional<String> misfit) {

    /**
     * Looks at the town's and the shared tables.
     *
     * @param owner both, in a transaction of whoever may only count
     */
    public static ScheduleStanding read(JdbcClient owner, LocalDate day) {
        var published = NationalVersions.inForce(NationalVersions.list(owner, NationalFile.Kind.VACCINATIONS), day);
        var base = NationalVersions.read(owner, day);
        var inForce = published.map(found -> !found.inForceFrom().isAfter(day)).orElse(true);
        var misfit = LayerFit.of(owner, base, base, day).misfits().stream()
                .map(LayerFit.Misfit::problem)
                .findFirst();
        return new ScheduleStanding(base.number(), inForce, misfit);
    }
}
