package jp.sodachi.deploy.check;

import java.math.BigDecimal;

/** A measured number of a case. Zero and less are answered with a status; what no instrument writes is refused. */
final class GrowthCaseValue {

    private static final int MOST_DIGITS_BEFORE_THE_POINT = 9;
    private static final int MOST_DIGITS_BEHIND_THE_POINT = 30;

    private GrowthCaseValue() {}

    static BigDecimal of(CaseNode node) {
        BigDecimal number = node.number();
        long whole = (long) number.precision() - number.scale();
        // The length of an exact decimal grows with its exponent: 1e999999999 would fill the memory.
        if (number.signum() != 0 && whole > MOST_DIGITS_BEFORE_THE_POINT
                || number.scale() > MOST_DIGITS_BEHIND_THE_POINT) {
            throw node.wrong("more digits than a measurement has");
        }
        return number.signum() == 0 ? BigDecimal.ZERO : number;
    }
}
