package jp.sodachi.growth;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** One table of one sex: rows of L, M, S at whole steps. Held as whole numbers: L and M in 1/10000, S in 1/100000. */
final class WhoTable {

    private static final int L_AND_M_DECIMALS = 4;
    private static final int S_DECIMALS = 5;

    private final int first;
    private final int[] l;
    private final int[] m;
    private final int[] s;

    WhoTable(int first, int[] l, int[] m, int[] s) {
        this.first = first;
        this.l = l;
        this.m = m;
        this.s = s;
    }

    boolean holds(BigDecimal step) {
        return step.compareTo(BigDecimal.valueOf(first)) >= 0
                && step.compareTo(BigDecimal.valueOf(first + m.length - 1L)) <= 0;
    }

    /** The row of a step that the table holds. */
    Lms at(int step) {
        int row = step - first;
        return new Lms(
                BigDecimal.valueOf(l[row], L_AND_M_DECIMALS),
                BigDecimal.valueOf(m[row], L_AND_M_DECIMALS),
                BigDecimal.valueOf(s[row], S_DECIMALS));
    }

    /** The row at a step that the table holds, or the point on the straight line between its two neighbours. */
    Lms at(BigDecimal step) {
        int below = step.setScale(0, RoundingMode.FLOOR).intValueExact();
        BigDecimal part = step.subtract(BigDecimal.valueOf(below));
        return part.signum() == 0 ? at(below) : at(below).towards(at(below + 1), part);
    }
}
