package jp.sodachi.parentportal.words;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One check-up in the time line.
 *
 * @param month a day of the month in which it stands; today's where it can be had already
 * @param from the first good day
 * @param to the last good day, if its best time is not over
 * @param last the last day of its window
 * @param ground whether the law makes somebody hold it, or the town does so as needed
 * @param mayDiffer the time is what most towns give, not this town's word
 * @param reasons why these days, in whole sentences
 */
public record CheckupView(
        VisitState state,
        LocalDate month,
        String name,
        Shown from,
        @Nullable Shown to,
        @Nullable Shown last,
        String ground,
        boolean mayDiffer,
        List<String> reasons) {

    public CheckupView {
        reasons = List.copyOf(reasons);
    }
}
