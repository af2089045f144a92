package jp.sodachi.parentportal.words;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One proposed visit: doses that may be given on the same day.
 *
 * @param from the first good day; today where that day has passed
 * @param to the last recommended day that fits all, if there is one
 * @param doses the most pressing first
 * @param why why this date
 * @param reason the same, naming its vaccine where there are several
 * @param warning what would be lost by waiting, if anything is near its end
 */
public record VisitView(
        VisitState state,
        boolean open,
        LocalDate month,
        Shown from,
        @Nullable Shown to,
        List<DoseView> doses,
        @Nullable String why,
        @Nullable String reason,
        @Nullable String warning) {

    public VisitView {
        doses = List.copyOf(doses);
    }

    /** The dose that is named first. */
    public DoseView lead() {
        return doses.getFirst();
    }

    /** The dose whose last day is near, if there is one. */
    public @Nullable DoseView pressing() {
        return doses.stream().filter(DoseView::pressing).findFirst().orElse(null);
    }

    /** How many doses there are besides the first. */
    public int others() {
        return doses.size() - 1;
    }
}
