package jp.sodachi.deploy.towns;

import jp.sodachi.relocation.Relocation;
import jp.sodachi.relocation.RelocationStep;

/** Where a town's move stands, in words for the person who typed the command. */
final class MoveWords {
    private MoveWords() {}

    /** @param atWork whether another process works on it at this moment */
    static String of(Relocation move, boolean atWork) {
        if (move.step() == RelocationStep.KEPT) {
            return "lives on %s now: %,d rows, %,d MB, %d ms without writing; the old copy on %s waits to be confirmed"
                    .formatted(move.target(), move.rows(), move.bytes() >> 20, move.pauseMs(), move.source());
        }
        return "%s at %s: %s; it lives on %s"
                .formatted(
                        atWork ? "is" : "stopped",
                        move.step(),
                        atWork ? "somebody else is at work on it" : why(move),
                        move.step().arrived() ? move.target() : move.source());
    }

    private static String why(Relocation move) {
        var problem = String.valueOf(move.problem());
        var said = String.valueOf(move.message());
        return switch (problem.substring(problem.lastIndexOf('.') + 1)) {
            case "differs" ->
                "a table was not the same on both servers (%s); call the move off with stop-move and begin again"
                        .formatted(said);
            case "long" ->
                "the pause took %s s and was ended; the same command at a quiet hour goes on".formatted(said);
            case "slow" -> "it could not keep up with the changes; the same command at a quiet hour goes on";
            case "server" ->
                "a server refused or did not answer (%s); when that is mended, the same command goes on"
                        .formatted(said);
            default -> "it was broken off; the same command goes on";
        };
    }
}
