package jp.sodachi.record;

import java.time.LocalDate;

/**
 * A dose as somebody enters it.
 *
 * @param product product code of the schedule
 * @param lot up to 50 characters, may be empty
 * @param place up to 100 characters, may be empty
 * @param givenBy who gave it, up to 100 characters, may be empty
 * @param note up to 300 characters, may be empty
 * @param abroad received abroad, or a product that Japan has not approved
 */
public record NewDose(
        String product, LocalDate givenOn, String lot, String place, String givenBy, String note, boolean abroad) {
    /** Longest lot number. */
    public static final int LONGEST_LOT = 50;

    /** Longest place. */
    public static final int LONGEST_PLACE = 100;

    /** Longest note. */
    public static final int LONGEST_NOTE = 300;

    public NewDose {
        if (lot.length() > LONGEST_LOT
                || place.length() > LONGEST_PLACE
                || givenBy.length() > LONGEST_PLACE
                || note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("Lot, place, giver or note is too long.");
        }
    }

    /** A dose of which no more is known. */
    public NewDose(String product, LocalDate givenOn, String lot, String place) {
        this(product, givenOn, lot, place, "", "", false);
    }

    /** Whether nobody in Japan can have given it on that day to a child of this sex. */
    boolean isTooEarly(ChildSex sex) {
        return !abroad && VaccinesInJapan.findBar(product, givenOn, sex).isPresent();
    }
}
