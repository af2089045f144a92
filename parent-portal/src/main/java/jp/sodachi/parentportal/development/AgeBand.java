package jp.sodachi.parentportal.development;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import jp.sodachi.assessment.rules.Attainment;
import jp.sodachi.assessment.rules.Item;
import org.jspecify.annotations.Nullable;

/**
 * When other children begin to do something, as a soft band over the months; no score and no border.
 *
 * @param from the first completed month at which one in ten can
 * @param to the first at which nine in ten can
 * @param now the child's completed months, as they are counted here
 * @param marked where the child stands on the drawing; null outside of it
 */
record AgeBand(int from, int to, int now, @Nullable Integer marked) {
    private static final BigDecimal SOME = BigDecimal.valueOf(10);
    private static final BigDecimal MOST = BigDecimal.valueOf(90);
    private static final int WIDTH = 300;
    private static final int AROUND = 3;

    /** Empty where no survey says when. */
    static Optional<AgeBand> of(Item item, int months) {
        var from = first(item.others(), SOME);
        var to = first(item.others(), MOST);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        var plain = new AgeBand(from.get(), to.get(), months, null);
        var inside = months >= plain.first() && months <= plain.last();
        return Optional.of(inside ? new AgeBand(from.get(), to.get(), months, plain.x(months)) : plain);
    }

    private static Optional<Integer> first(List<Attainment> others, BigDecimal share) {
        return others.stream()
                .filter(each -> each.percent().compareTo(share) >= 0)
                .map(Attainment::months)
                .findFirst();
    }

    /** The drawing's first and last month. */
    int first() {
        return Math.max(0, from - AROUND);
    }

    int last() {
        return to + AROUND;
    }

    /** Left end and width of the band. */
    public int left() {
        return x(from);
    }

    public int wide() {
        return x(to + 1) - x(from);
    }

    private int x(int month) {
        return WIDTH * (month - first()) / (last() + 1 - first());
    }
}
