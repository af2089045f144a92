package jp.sodachi.record;

import java.util.UUID;
import jp.sodachi.schedule.Sex;

/**
 * A child as the night reads it.
 *
 * @param birth days since 1970-01-01
 * @param doses standing doses, packed; see {@link #each}
 * @param checkups standing pages of check-ups, packed
 * @param revision which state of the child this is
 * @param result what was there to tell when a night looked last; empty when it is to be told anew
 * @param nextChange the day from which something else may follow; the smallest number when nobody has looked yet, the largest
 *     for never
 */
public record PackedChild(
        UUID id, int birth, Sex sex, String doses, String checkups, int revision, String result, int nextChange) {

    /** Takes up what is unpacked. */
    public interface Unpacked {
        /** The number by which the days of a thing are called; asked once a thing. */
        int number(String what);

        /** A day of it, counted from 1970-01-01. */
        void add(int number, int day);
    }

    /**
     * Unpacks: one call for each thing and day, as many as were packed.
     *
     * @throws IllegalArgumentException when the text is not packed by {@code PackedRows}
     */
    public static void each(String packed, Unpacked found) {
        int at = 0;
        while (at < packed.length()) {
            int colon = packed.indexOf(':', at);
            if (colon < 0) {
                throw new IllegalArgumentException("a packed history without a day");
            }
            at = days(packed, colon + 1, found.number(packed.substring(at, colon)), found);
        }
    }

    /** Unpacks the days of one thing; where the next thing begins. */
    private static int days(String packed, int from, int number, Unpacked found) {
        int at = from;
        while (true) {
            int end = endOfDay(packed, at);
            found.add(number, Integer.parseInt(packed, at, end, 10));
            at = end + 1;
            if (end == packed.length() || packed.charAt(end) == ';') {
                return at;
            }
        }
    }

    private static int endOfDay(String packed, int from) {
        int at = from;
        while (at < packed.length() && packed.charAt(at) != ',' && packed.charAt(at) != ';') {
            at++;
        }
        return at;
    }
}
