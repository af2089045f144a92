package jp.sodachi.migration;

import java.time.Duration;
import java.util.List;
import jp.sodachi.support.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * What a run over the towns did.
 *
 * @param outcome how it ended
 * @param towns the towns that were visited, in the order in which they ended; towns already up to date are not among them
 */
public record MigrationReport(Outcome outcome, List<Result> towns) {

    public MigrationReport {
        towns = List.copyOf(towns);
    }

    /** How a run ended. */
    public enum Outcome {
        /** Every town is up to date; also when none was behind. */
        DONE,
        /** All waves ran; some towns of the last one failed and keep their error. */
        SOME_FAILED,
        /** A town of an early wave failed, and the later waves were not begun. */
        STOPPED,
        /** Another run is at work; nothing was done. */
        BUSY
    }

    /**
     * One town that was behind.
     *
     * @param wave 1 for the first town, 2 for the next ten, 3 for the rest
     * @param error what PostgreSQL said, or null when the town is up to date now
     * @param attempts how often it was tried
     */
    public record Result(
            MunicipalityCode code, int wave, @Nullable String error, int attempts, Duration took) {
        public boolean isUpToDate() {
            return error == null;
        }
    }

    /** The towns that are still behind. */
    public List<Result> listFailed() {
        return towns.stream().filter(town -> !town.isUpToDate()).toList();
    }
}
