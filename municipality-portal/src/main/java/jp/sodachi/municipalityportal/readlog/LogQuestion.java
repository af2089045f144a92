package jp.sodachi.municipalityportal.readlog;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import jp.sodachi.support.Ids;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What is looked for in the read log, as it was typed.
 *
 * @param child words of a child's name or reading
 * @param of the id of one child, when one came from its page
 * @param person a name of the list
 * @param day a day as people write it
 */
record LogQuestion(String child, String of, String person, String day) {

    LogQuestion {
        child = Objects.requireNonNullElse(child, "");
        of = Objects.requireNonNullElse(of, "");
        person = Objects.requireNonNullElse(person, "");
        day = Objects.requireNonNullElse(day, "");
    }

    /** What is wrong stands in {@code errors}, beside its field. */
    void check(Errors errors) {
        if (!day.isBlank() && JapaneseDates.parse(day) instanceof JapaneseDates.Failed failed) {
            errors.rejectValue("day", failed.reason().messageKey());
        }
    }

    String readChild() {
        return Typed.text(child);
    }

    @Nullable UUID findChild() {
        return Ids.find(of).orElse(null);
    }

    @Nullable LocalDate findDay() {
        return JapaneseDates.find(day).orElse(null);
    }

    /** Whether anything narrows the search. */
    public boolean isNarrow() {
        return !child.isBlank() || !of.isBlank() || !person.isBlank() || !day.isBlank();
    }
}
