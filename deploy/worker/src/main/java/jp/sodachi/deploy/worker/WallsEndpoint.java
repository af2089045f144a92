package jp.sodachi.deploy.worker;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** The night's probe of the walls at once, for all towns: {@code POST /actuator/walls}. */
@Endpoint(id = "walls")
class WallsEndpoint {
    private final TownWork work;
    private final WallProbing probing;
    private final TaskMetrics metrics;

    WallsEndpoint(TownWork work, WallProbing probing, TaskMetrics metrics) {
        this.work = work;
        this.probing = probing;
        this.metrics = metrics;
    }

    /**
     * A town's figures.
     *
     * @param foreign rows of it that were seen from another town
     */
    record TownWall(String code, int tries, int foreign, int unclear) {}

    /** Those towns that could be tried. */
    @WriteOperation
    List<TownWall> run() {
        return work.listTowns().stream()
                .map(town -> metrics.timed("walls", () -> probing.probe(town))
                        .map(night ->
                                new TownWall(town.code().value(), night.tries(), night.foreign(), night.unclear())))
                .flatMap(Optional::stream)
                .toList();
    }
}
