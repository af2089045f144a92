package jp.sodachi.schedule;

/** Why a dose has its verdict. */
public enum Reason {
    NONE,
    TOO_EARLY_AGE,
    TOO_SHORT_INTERVAL,
    AFTER_LAST_DATE,
    /** Too soon after another vaccine: 27 days after a live one. */
    LIVE_INTERVAL,
    /** Before 2020-10-01: too soon after another, inactivated vaccine. */
    OTHER_VACCINE_INTERVAL,
    /** Hib 21 to 27 days apart: legal when the physician found it necessary. */
    PHYSICIAN_DISCRETION_20D,
    BEFORE_PROGRAM_START,
    PRODUCT_NOT_ROUTINE,
    /** Whether this product does for the routine dose is not decided nationally. */
    PRODUCT_UNDECIDED,
    /** One half of a vaccine given as two products. */
    PART_ONLY,
    OTHER_PREGNANCY,
    OTHER_SEASON,
    SERIES_COMPLETE
}
