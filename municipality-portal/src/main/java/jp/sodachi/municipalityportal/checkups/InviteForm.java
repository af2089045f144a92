package jp.sodachi.municipalityportal.checkups;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sodachi.record.CheckupPlace;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** A check-up day to invite to, as it was typed. */
record InviteForm(String form, String on, String at, String venue) {
    InviteForm {
        form = requireNonNullElse(form, "");
        on = requireNonNullElse(on, "");
        at = requireNonNullElse(at, "");
        venue = requireNonNullElse(venue, "");
    }

    /** The day, or empty when something is wrong; every reason is then in {@code errors}. */
    Optional<Invitation> read(Errors errors, List<String> known, LocalDate today) {
        if (!known.contains(form)) {
            errors.rejectValue("form", "checkups.form.empty");
        }
        var time = time(errors);
        var where = Typed.text(venue);
        if (where.length() > CheckupPlace.LONGEST_VENUE) {
            errors.rejectValue("venue", "birth.too-long", new Object[] {CheckupPlace.LONGEST_VENUE}, null);
        }
        return switch (JapaneseDates.parse(on)) {
            case JapaneseDates.Failed(var reason) -> {
                errors.rejectValue("on", reason.messageKey());
                yield Optional.empty();
            }
            case JapaneseDates.Day(var day)
            when day.isBefore(today) -> {
                errors.rejectValue("on", "checkups.on.past");
                yield Optional.empty();
            }
            case JapaneseDates.Day(var day) ->
                errors.hasErrors() ? Optional.empty() : Optional.of(new Invitation(form, day, time, where));
        };
    }

    private String time(Errors errors) {
        var typed = Typed.ascii(at);
        if (typed.isEmpty()) {
            return "";
        }
        var read = Typed.time(typed);
        if (read.isEmpty()) {
            errors.rejectValue("at", "checkups.at.wrong");
            return "";
        }
        return read.get().toString();
    }

    /** A check-up day. */
    record Invitation(String form, LocalDate on, String at, String venue) {}
}
