package jp.sodachi.record;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of the handbook: which things it asks for. Its title stands in the message files under
 * {@code form.title.<code>}.
 *
 * @param code e.g. {@code CHECKUP_Y03}
 * @param subject whom it is about
 * @param author who usually fills it in
 * @param released whether the office releases it before the family sees it; such a page has a judgement
 * @param from the age at which its time begins, null without one
 * @param to the age at which its time is over
 */
public record HandbookForm(
        String code,
        FormSubject.Kind subject,
        Author author,
        boolean released,
        @Nullable Period from,
        @Nullable Period to,
        List<FormItem> items) {

    /** Who usually fills a page in. */
    public enum Author {
        GUARDIAN,
        PROFESSIONAL
    }

    public HandbookForm {
        items = List.copyOf(items);
    }

    /** The item of this code. */
    public Optional<FormItem> find(String item) {
        return items.stream().filter(each -> each.code().equals(item)).findFirst();
    }

    /** Whether its time has begun and is not over for a child born on {@code birth}. */
    public boolean isTimeFor(LocalDate birth, LocalDate today) {
        return begins(birth).filter(day -> !day.isAfter(today)).isPresent()
                && ends(birth).filter(today::isBefore).isPresent();
    }

    /** Whether it is about one day alone: that on which its time begins. */
    public boolean isOfOneDay() {
        return from != null && from.equals(to);
    }

    /** The first day of its time. */
    public Optional<LocalDate> begins(LocalDate birth) {
        return Optional.ofNullable(from).map(birth::plus);
    }

    /** The first day on which its time is over. */
    public Optional<LocalDate> ends(LocalDate birth) {
        return Optional.ofNullable(to).map(birth::plus);
    }
}
