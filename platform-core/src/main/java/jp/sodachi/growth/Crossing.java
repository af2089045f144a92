package jp.sodachi.growth;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A child's way over lines of the national survey: from where it stood to where it stands. A hint that somebody should look, and
 * no finding: a wrong value and an illness look the same. Many healthy children cross two lines once in their first year, so two
 * lines count when the value after them lies there too, and three at once. These numbers are this platform's own rule; no law or
 * notice gives one.
 */
public record Crossing(Rank from, Rank to) {
    /** So many lines count when two values in turn lie beyond them. */
    public static final int LINES = 2;

    /** So many count at once. */
    public static final int AT_ONCE = 3;

    /** So many measurements back it is looked, so that one who goes from line to line is seen too. */
    private static final int STEPS = 2;

    /**
     * The widest way to {@code now} that counts.
     *
     * @param before the places of earlier measurements, oldest first
     */
    public static Optional<Crossing> find(List<Rank> before, Rank now) {
        var atOnce = last(before, STEPS)
                .map(rank -> new Crossing(rank, now))
                .filter(crossing -> crossing.lines() >= AT_ONCE);
        return Stream.concat(atOnce, again(before, now)).max(Comparator.comparingInt(Crossing::lines));
    }

    private static Stream<Crossing> again(List<Rank> before, Rank now) {
        if (before.isEmpty()) {
            return Stream.empty();
        }
        var previous = before.getLast();
        return last(before.subList(0, before.size() - 1), STEPS)
                .map(rank -> new Crossing(rank, now))
                .filter(crossing ->
                        crossing.lines() >= LINES && crossing.goesOn(new Crossing(crossing.from, previous)));
    }

    private static Stream<Rank> last(List<Rank> ranks, int count) {
        return ranks.subList(Math.max(0, ranks.size() - count), ranks.size()).stream();
    }

    private boolean goesOn(Crossing earlier) {
        return earlier.lines() >= LINES && earlier.isDown() == isDown();
    }

    private boolean isDown() {
        return to.ordinal() < from.ordinal();
    }

    /** How many lines lie between. */
    public int lines() {
        return Math.abs(to.ordinal() - from.ordinal());
    }
}
