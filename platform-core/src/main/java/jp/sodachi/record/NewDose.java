package jp.sodachi.record;

import java.time.LocalDate;

/**
 * A dose as somebody enters it.
 *
 * @param product product code of the schedule
 * @param lot up to 50 characters, may be empty
 * @param place up to 100 characters, may be empty
 */
public record NewDose(String product, LocalDate givenOn, String lot, String place) {
    /** Longest lot number. */
    public static final int LONGEST_LOT = 50;

    /** Longest place. */
    public static final int LONGEST_PLACE = 100;

    public NewDose {
        if (lot.length() > LONGEST_LOT || place.length() > LONGEST_PLACE) {
            throw new IllegalArgumentException("Lot or place is too long.");
        }
    }
}
