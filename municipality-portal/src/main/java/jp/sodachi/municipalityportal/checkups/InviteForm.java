package jp.sodachi.municipalityportal.checkups;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sodachi.record.CheckupPlace;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** A check-up day to invite to, as it was typed. */
record InviteForm(String form, String on, String at, String venue) {
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])[:時]([0-5]\\d)?分?");

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
        var read = TIME.matcher(typed);
        if (!read.matches()) {
            errors.rejectValue("at", "checkups.at.wrong");
            return "";
        }
        var minutes = requireNonNullElse(read.group(2), "00");
        return "%02d:%s".formatted(Integer.parseInt(read.group(1)), minutes);
    }

    /** A check-up day. */
    record Invitation(String form, LocalDate on, String at, String venue) {}
}
