package jp.sodachi.parentportal.expecting;

import java.time.LocalDate;
import java.util.List;
import jp.sodachi.parentportal.words.CheckupView;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyWeek;
import org.jspecify.annotations.Nullable;

/**
 * A pregnancy as its family sees it.
 *
 * @param week how far it is, null when it has ended
 * @param next the next check-up as the schedule has it, with its reasons; null when there is none to come
 * @param rsv when the vaccination against RSV is recommended; null when it is not its time any more or was given
 * @param entries everything filled in, the newest first
 * @param hidden how many sensitive answers are there and not shown
 * @param own whether the reader is the woman herself
 */
public record PregnancyView(
        Pregnancy pregnancy,
        LocalDate today,
        @Nullable PregnancyWeek week,
        @Nullable CheckupView next,
        @Nullable Rsv rsv,
        List<FormEntry> entries,
        int hidden,
        boolean own) {
    /** After an end its card stays on the first page for so long. */
    private static final int DAYS_ON_FIRST_PAGE = 60;

    public PregnancyView {
        entries = List.copyOf(entries);
    }

    /** Whether it goes on. */
    public boolean goesOn() {
        return pregnancy.goesOn();
    }

    /** Whether it belongs on the first page. After a birth the child's own card stands there. */
    public boolean isNear() {
        return switch (pregnancy.state()) {
            case ONGOING -> true;
            case BORN, MOVED -> false;
            case ENDED ->
                pregnancy
                        .ended()
                        .filter(day -> day.plusDays(DAYS_ON_FIRST_PAGE).isAfter(today))
                        .isPresent();
        };
    }

    /** A recommended period. */
    public record Rsv(LocalDate from, LocalDate to) {}
}
