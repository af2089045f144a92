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

    /** Unpacks the days of one thing; where the next thing begins. Digits are read where they stand: a night reads millions. */
    private static int days(String packed, int from, int number, Unpacked found) {
        int day = 0;
        int sign = 1;
        int at = from;
        while (true) {
            char next = at < packed.length() ? packed.charAt(at) : ';';
            at++;
            if (next >= '0' && next <= '9') {
                day = 10 * day + next - '0';
            } else if (next == '-') {
                sign = -1;
            } else if (next == ',' || next == ';') {
                found.add(number, sign * day);
                day = 0;
                sign = 1;
                if (next == ';') {
                    return at;
                }
            } else {
                throw new IllegalArgumentException("a packed history with a day that is none");
            }
        }
    }
}
