package jp.sodachi.schedule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How far one person has come in one series: the counted doses and what else moves the next. Reused, never shared. */
final class Course {

    static final int MOST_COUNTED = 16;

    private static final int ANCHORS = Bound.Anchor.values().length;
    private static final int FIRST = Bound.Anchor.D1.ordinal();
    private static final int ANCHORED = Bound.Anchor.D4.ordinal() - FIRST + 1;
    private static final int PREV = Bound.Anchor.PREV.ordinal();
    private static final int INVALID = Bound.Anchor.INVALID.ordinal();
    private static final int EARLIER = Bound.Anchor.EARLIER.ordinal();

    /** The day of each anchor, by its ordinal; {@link Days#NONE} where there is none. */
    private final int[] day = new int[ANCHORS];

    int counted;
    long countedProducts;
    int firstProduct;
    int lastProduct;
    /** Latest recorded product of the series, whatever its verdict; −1 without any. */
    int latestProduct;
    /** Place in the plan: counted and dropped steps. */
    int place;

    boolean cutShort;
    private int invalidPlace;
    boolean doseInSpan;
    boolean review;
    /** The plan that the first counted dose has fixed; null while nothing counts. */
    Table.@Nullable Plan fixed;

    void begin() {
        counted = 0;
        countedProducts = 0;
        firstProduct = -1;
        lastProduct = -1;
        latestProduct = -1;
        place = 0;
        cutShort = false;
        Arrays.fill(day, FIRST, ANCHORS, Days.NONE);
        invalidPlace = -1;
        doseInSpan = false;
        review = false;
        fixed = null;
    }

    void count(int on, int product) {
        if (counted < ANCHORED) {
            day[FIRST + counted] = on;
        }
        if (counted == 0) {
            firstProduct = product;
        }
        counted++;
        countedProducts |= 1L << product;
        lastProduct = product;
        day[PREV] = on;
        place++;
    }

    void reject(int on) {
        day[INVALID] = on;
        invalidPlace = place;
        review = true;
    }

    /** The latest dose of the same vaccine on record, whatever its verdict. */
    void sawEarlier(int on) {
        day[EARLIER] = on;
    }

    int prev() {
        return day[PREV];
    }

    /** The latest dose that did not count. */
    int invalid() {
        return day[INVALID];
    }

    /** The day of the first ({@code at} 0) to fourth counted dose, or {@link Days#NONE}. */
    int given(int at) {
        return day[FIRST + at];
    }

    /** The day of an anchor by its ordinal, or {@link Days#NONE}. */
    int day(int anchor) {
        return day[anchor];
    }

    /** Does a dose that did not count stand before this place? */
    boolean repeats(int at) {
        return invalidPlace == at;
    }
}
