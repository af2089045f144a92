package jp.sodachi.growth;

/** Why a question has no value for an answer. */
public enum Reason {
    MEASURED_BEFORE_BIRTH(Status.NOT_ASSESSABLE),
    /** Corrected age below zero: a reference before term is not here, and negative ages are not made up for one. */
    BEFORE_DUE_DATE(Status.NOT_ASSESSABLE),
    VALUE_NOT_ABOVE_ZERO(Status.INVALID_VALUE),
    /** The WHO standards end below 60 months of 30.4375 days. */
    AGE_ABOVE_REFERENCE(Status.OUT_OF_RANGE),
    /** Below 45 or above 110 cm lying, below 65 or above 120 cm standing. */
    STATURE_OUTSIDE_TABLE(Status.OUT_OF_RANGE),
    /** The formula of the standard weight holds from 70 to below 120 cm. */
    HEIGHT_OUTSIDE_FORMULA(Status.OUT_OF_RANGE),
    /** The survey has no row for this age: day 1 to 29, or past its last band. */
    NO_BAND_FOR_AGE(Status.NO_REFERENCE),
    /** The reference has no table for this measure. */
    NO_TABLE_FOR_MEASURE(Status.NO_REFERENCE);

    private final Status status;

    Reason(Status status) {
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
