package jp.sodachi.growth;

import java.math.BigDecimal;

/**
 * The standard weight of small children by height, from the national survey of 2000 (平成12年乳幼児身体発育調査), as the
 * national manual for the survey's use gives it: boys 0.00206X² − 0.1166X + 6.5273, girls 0.00249X² − 0.1858X + 9.0360,
 * X from 70 to below 120 cm, made for children under six. Curves of 2023 exist; their formula has not been published where
 * we could read it.
 */
final class StandardWeight {

    private static final BigDecimal FROM_CM = BigDecimal.valueOf(70);
    private static final BigDecimal BELOW_CM = BigDecimal.valueOf(120);

    private StandardWeight() {}

    static boolean covers(BigDecimal heightCm) {
        return heightCm.compareTo(FROM_CM) >= 0 && heightCm.compareTo(BELOW_CM) < 0;
    }

    /** Kilograms, exactly. */
    static BigDecimal of(Sex sex, BigDecimal heightCm) {
        return switch (sex) {
            case MALE -> curve(heightCm, "0.00206", "-0.1166", "6.5273");
            case FEMALE -> curve(heightCm, "0.00249", "-0.1858", "9.0360");
        };
    }

    private static BigDecimal curve(BigDecimal x, String square, String linear, String constant) {
        return new BigDecimal(square)
                .multiply(x)
                .add(new BigDecimal(linear))
                .multiply(x)
                .add(new BigDecimal(constant));
    }
}
