package jp.sodachi.schedule;

import org.jspecify.annotations.Nullable;

/** How far one person has come in one series: the counted doses and what else moves the next. Reused, never shared. */
final class Course {

    static final int MOST_COUNTED = 16;

    private final int[] given = new int[MOST_COUNTED];
    int counted;
    long countedProducts;
    int firstProduct;
    int prev;
    int lastProduct;
    /** Latest recorded product of the series, whatever its verdict; −1 without any. */
    int latestProduct;
    /** Place in the plan: counted and dropped steps. */
    int place;

    boolean cutShort;
    int invalid;
    int invalidPlace;
    int earlier;
    boolean doseInSpan;
    boolean review;
    /** The plan that the first counted dose has fixed; null while nothing counts. */
    Table.@Nullable Plan fixed;

    void begin() {
        counted = 0;
        countedProducts = 0;
        firstProduct = -1;
        prev = Days.NONE;
        lastProduct = -1;
        latestProduct = -1;
        place = 0;
        cutShort = false;
        invalid = Days.NONE;
        invalidPlace = -1;
        earlier = Days.NONE;
        doseInSpan = false;
        review = false;
        fixed = null;
    }

    void count(int day, int product) {
        if (counted < MOST_COUNTED) {
            given[counted] = day;
        }
        if (counted == 0) {
            firstProduct = product;
        }
        counted++;
        countedProducts |= 1L << product;
        lastProduct = product;
        prev = day;
        place++;
    }

    void reject(int day) {
        invalid = day;
        invalidPlace = place;
        review = true;
    }

    /** The day of counted dose {@code at} (0 is the first), or {@link Days#NONE}. */
    int given(int at) {
        return at < counted && at < MOST_COUNTED ? given[at] : Days.NONE;
    }

    int day(Bound.Anchor anchor) {
        return switch (anchor) {
            case D1 -> given(0);
            case D2 -> given(1);
            case D3 -> given(2);
            case D4 -> given(3);
            case PREV -> prev;
            case INVALID -> invalid;
            case EARLIER -> earlier;
            case BIRTH, ENTRY, DUE, SEASON, FIXED -> Days.NONE;
        };
    }

    /** Does a dose that did not count stand before this place? */
    boolean repeats(int at) {
        return invalidPlace == at;
    }
}
