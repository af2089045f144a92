package jp.sodachi.migration;

import java.time.Duration;
import java.util.List;
import jp.sodachi.support.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * What a run over the towns did.
 *
 * @param towns the towns that were behind, in order; towns already up to date are not among them
 */
public record MigrationReport(List<Result> towns) {

    public MigrationReport {
        towns = List.copyOf(towns);
    }

    /**
     * One town that was behind.
     *
     * @param error what PostgreSQL said, or null when the town is up to date now
     */
    public record Result(MunicipalityCode code, @Nullable String error, Duration took) {
        public boolean isUpToDate() {
            return error == null;
        }
    }

    /** The towns that are still behind. */
    public List<Result> listFailed() {
        return towns.stream().filter(town -> !town.isUpToDate()).toList();
    }
}
