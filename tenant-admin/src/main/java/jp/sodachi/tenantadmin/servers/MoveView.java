package jp.sodachi.tenantadmin.servers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sodachi.relocation.Relocation;
import jp.sodachi.relocation.RelocationStep;
import jp.sodachi.web.Step;
import org.springframework.context.MessageSource;

/**
 * A move as the town's page shows it.
 *
 * @param steps in their order, each with what is to be said about it
 * @param atWork whether somebody works on it now
 */
public record MoveView(Relocation move, List<Step> steps, boolean atWork) {
    private static final List<RelocationStep> SHOWN = List.of(
            RelocationStep.PREPARING,
            RelocationStep.COPYING,
            RelocationStep.FOLLOWING,
            RelocationStep.PAUSING,
            RelocationStep.TIDYING);

    /** The move as it stands, in the reader's words. */
    public static MoveView of(Relocation move, boolean atWork, MessageSource words, Locale reader) {
        var steps = Stream.of(RelocationStep.values())
                .filter(SHOWN::contains)
                .map(step -> new Step(
                        words.getMessage(step.label(), null, reader),
                        state(step, move, atWork),
                        said(step, move, atWork, words, reader)))
                .toList();
        return new MoveView(move, steps, atWork);
    }

    private static Step.State state(RelocationStep step, Relocation move, boolean atWork) {
        if (step.ordinal() < move.step().ordinal()) {
            return Step.State.DONE;
        }
        if (step != move.step()) {
            return Step.State.WAITING;
        }
        return atWork && move.problem() == null ? Step.State.RUNNING : Step.State.FAILED;
    }

    private static Optional<String> said(
            RelocationStep step, Relocation move, boolean atWork, MessageSource words, Locale reader) {
        if (step != move.step() || (atWork && move.problem() == null)) {
            return Optional.empty();
        }
        var problem = move.problem() == null ? "admin.relocation.problem.broken-off" : move.problem();
        return Optional.of(words.getMessage(problem, new Object[] {String.valueOf(move.message())}, reader));
    }

    /** Whether only the old copy is left. */
    public boolean isKept() {
        return move.step() == RelocationStep.KEPT;
    }

    /** Whether the move stands still and the button goes on. */
    public boolean isStopped() {
        return !isKept() && !atWork;
    }

    /** Whether it can be called off. */
    public boolean isRevocable() {
        return isStopped() && !move.step().arrived();
    }
}
