package jp.sodachi.municipalityportal.countersheet;

import java.time.LocalDate;
import java.util.List;
import jp.sodachi.record.Child;
import jp.sodachi.record.CounterSheets;
import org.jspecify.annotations.Nullable;

/**
 * A family the counter waits for.
 *
 * @param openUntil the last whole day of the sheet handed over, if one is still good
 */
record WaitingFamily(List<Child> children, @Nullable LocalDate openUntil) {
    static WaitingFamily of(CounterSheets.WaitingFamily family) {
        return new WaitingFamily(
                family.children(),
                family.openUntil()
                        .map(until -> CounterPages.day(until).minusDays(1))
                        .orElse(null));
    }

    /** The child whose page stands for the family: the youngest. */
    public Child child() {
        return children.getLast();
    }
}
