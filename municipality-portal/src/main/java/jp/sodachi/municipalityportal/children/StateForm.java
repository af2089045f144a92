package jp.sodachi.municipalityportal.children;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.sodachi.record.ChildState;
import jp.sodachi.support.JapaneseDates;
import org.springframework.validation.Errors;

/** A state that stops messages, as the nurse typed it. */
record StateForm(String kind, String programme, String since, String why) {

    StateForm {
        kind = requireNonNullElse(kind, "");
        programme = requireNonNullElse(programme, "");
        since = requireNonNullElse(since, "");
        why = requireNonNullElse(why, "");
    }

    /** What is to be set, or empty when something is wrong; every reason is then in {@code errors}. */
    Optional<NewState> read(Errors errors, List<String> programmes, LocalDate birth, LocalDate today) {
        var chosen = Arrays.stream(ChildState.Kind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst();
        if (chosen.isEmpty()) {
            errors.rejectValue("kind", "state.kind.empty");
        }
        var refused = chosen.filter(known -> known == ChildState.Kind.REFUSED).isPresent();
        if (refused && !programmes.contains(programme)) {
            errors.rejectValue("programme", "state.programme.empty");
        }
        var reason = WhyForm.read(why, errors);
        var day = JapaneseDates.parse(since);
        switch (day) {
            case JapaneseDates.Failed(var failed) -> errors.rejectValue("since", failed.messageKey());
            case JapaneseDates.Day(var read) when read.isAfter(today) -> errors.rejectValue("since", "dose.future");
            case JapaneseDates.Day(var read)
            when read.isBefore(birth) -> errors.rejectValue("since", "state.since.before");
            case JapaneseDates.Day _ -> {}
        }
        if (errors.hasErrors()
                || chosen.isEmpty()
                || reason.isEmpty()
                || !(day instanceof JapaneseDates.Day(var from))) {
            return Optional.empty();
        }
        return Optional.of(new NewState(chosen.get(), refused ? programme : "", from, reason.get()));
    }

    /** A state to be set. */
    record NewState(ChildState.Kind kind, String programme, LocalDate since, String reason) {}
}
