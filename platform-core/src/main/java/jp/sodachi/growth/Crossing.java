package jp.sodachi.growth;

import java.util.List;
import java.util.Optional;

/**
 * A child's way over lines of the national survey: from where it stood to where it stands. A hint that somebody should look, and
 * no finding: a wrong value and an illness look the same. That two lines are enough is this platform's own rule; no law or notice
 * gives one.
 */
public record Crossing(Rank from, Rank to) {
    /** So many lines between two places are worth a look. */
    public static final int LINES = 2;

    /** So many measurements back it is looked, so that one who goes from line to line is seen too. */
    private static final int STEPS = 2;

    /**
     * The widest way to {@code now} from one of the last places.
     *
     * @param before the places of earlier measurements, oldest first
     */
    public static Optional<Crossing> find(List<Rank> before, Rank now) {
        return before.subList(Math.max(0, before.size() - STEPS), before.size()).stream()
                .map(rank -> new Crossing(rank, now))
                .filter(crossing -> crossing.lines() >= LINES)
                .max((one, other) -> Integer.compare(one.lines(), other.lines()));
    }

    /** How many lines lie between. */
    public int lines() {
        return Math.abs(to.ordinal() - from.ordinal());
    }
}
