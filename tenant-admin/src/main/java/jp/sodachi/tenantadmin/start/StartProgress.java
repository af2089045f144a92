package jp.sodachi.tenantadmin.start;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the start of a town has come.
 *
 * @param steps all steps, in their order
 * @param atWork whether somebody works on it now, or it waits for its turn
 */
public record StartProgress(List<Step> steps, boolean atWork) {

    public StartProgress {
        steps = List.copyOf(steps);
    }

    /** Where a step stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * One step.
     *
     * @param problem the key of the sentence an operator reads, when it failed
     * @param message what the other side said, when it failed
     */
    public record Step(
            StartStep step,
            State state,
            @Nullable String problem,
            @Nullable String message,
            Instant at) {}

    /** How many steps are done. */
    public long done() {
        return steps.stream().filter(step -> step.state() == State.DONE).count();
    }

    /** Whether every step is done. */
    public boolean isComplete() {
        return done() == steps.size();
    }

    /** Whether it stands still and somebody has to press the button. */
    public boolean isStopped() {
        return !atWork && !isComplete();
    }
}
