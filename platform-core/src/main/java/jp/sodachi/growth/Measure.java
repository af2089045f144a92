package jp.sodachi.growth;

/** What was measured, and in which unit its value stands. */
public enum Measure {
    WEIGHT("kg"),
    /** Length lying or height standing. */
    LENGTH_HEIGHT("cm"),
    BMI("kg/m2"),
    HEAD_CIRCUMFERENCE("cm"),
    /** Weight, against length lying. */
    WEIGHT_FOR_LENGTH("kg"),
    /** Weight, against height standing. */
    WEIGHT_FOR_HEIGHT("kg");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    /** The unit of the value: {@code kg}, {@code cm} or {@code kg/m2}. */
    public String unit() {
        return unit;
    }

    /** Is it weight seen against the length or height of the same day? */
    public boolean againstStature() {
        return this == WEIGHT_FOR_LENGTH || this == WEIGHT_FOR_HEIGHT;
    }
}
