package jp.sodachi.tenantadmin.migrations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the towns' structures stand.
 *
 * @param latest towns that have the wanted structure
 * @param behind towns that do not, failures included
 * @param missing the change files that at least one town has not had, in their order
 * @param failures towns whose last attempt failed
 * @param runs the latest runs, newest first
 * @param atWork whether somebody is at work on the first of them
 */
record Standing(
        int latest,
        int behind,
        List<String> missing,
        List<Failure> failures,
        List<Run> runs,
        boolean atWork,
        Instant now) {

    Standing {
        missing = List.copyOf(missing);
        failures = List.copyOf(failures);
        runs = List.copyOf(runs);
    }

    /** A town that could not be brought up to date. */
    record Failure(String code, String name, String error, Instant at) {}

    /**
     * One run over the towns.
     *
     * @param done towns that this run brought up to date, as far as no later run came
     * @param failedSoFar towns that failed since it began
     */
    record Run(
            int towns,
            int wave,
            int done,
            int failedSoFar,
            String by,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable Integer failed) {

        public int getVisited() {
            return Math.min(towns, done + failedSoFar);
        }

        /** The key of the words for how it ended. */
        public String getLabel() {
            return "admin.run." + (outcome == null ? "open" : outcome.toLowerCase(java.util.Locale.ROOT));
        }

        /** Seconds it took. */
        public long getSeconds() {
            return endedAt == null
                    ? 0
                    : Math.max(1, Duration.between(startedAt, endedAt).toSeconds());
        }
    }

    /** The run at work; null also in the moment before it has noted itself. */
    public @Nullable Run getCurrent() {
        return atWork && !runs.isEmpty() && runs.getFirst().endedAt() == null ? runs.getFirst() : null;
    }

    /** Whether the latest run was broken off: it has no end, and nobody is at work. */
    public boolean isBrokenOff() {
        return !atWork && !runs.isEmpty() && runs.getFirst().endedAt() == null;
    }

    public boolean isStartable() {
        return behind > 0 && !atWork;
    }

    /** Seconds left at the pace so far; 0 when nothing is known yet. */
    public long getSecondsLeft() {
        var run = getCurrent();
        if (run == null || run.getVisited() == 0) {
            return 0;
        }
        var spent = Duration.between(run.startedAt(), now).toMillis();
        return Math.max(1, spent * (run.towns() - run.getVisited()) / run.getVisited() / 1000);
    }
}
