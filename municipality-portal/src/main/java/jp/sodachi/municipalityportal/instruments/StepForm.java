package jp.sodachi.municipalityportal.instruments;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Optional;
import jp.sodachi.assessment.rules.Action;
import jp.sodachi.assessment.rules.Change;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Level;
import org.springframework.validation.Errors;

/** What happens after a result, as typed: working days, months, and the one next step in words. */
record StepForm(String within, String again, String nextJa, String nextEn) implements DraftForm {
    private static final int MOST_DAYS = 60;
    private static final int MOST_MONTHS = 24;

    StepForm {
        within = requireNonNullElse(within, "");
        again = requireNonNullElse(again, "");
        nextJa = requireNonNullElse(nextJa, "");
        nextEn = requireNonNullElse(nextEn, "");
    }

    static StepForm of(Action of) {
        return new StepForm(
                of.contactWithin().isPresent()
                        ? Integer.toString(of.contactWithin().getAsInt())
                        : "",
                of.againAfterMonths().isPresent()
                        ? Integer.toString(of.againAfterMonths().getAsInt())
                        : "",
                of.next().ja(),
                of.next().en());
    }

    Optional<Change> read(String action, Instrument in, Errors errors) {
        var days = TypedNumber.read("within", within, 0, MOST_DAYS, errors);
        var months = TypedNumber.read("again", again, 1, MOST_MONTHS, errors);
        var next = TypedWords.read("next", nextJa, nextEn, errors);
        var needed = in.rules().stream()
                .anyMatch(rule -> rule.action().equals(action) && rule.level().compareTo(Level.REFER) >= 0);
        if (needed && days.isEmpty() && !errors.hasFieldErrors("within")) {
            errors.rejectValue("within", "instruments.draft.step.needed");
        }
        return errors.hasErrors() ? Optional.empty() : Optional.of(new Change.Step(action, days, months, next));
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("instruments.draft.step.within", within),
                new Part("instruments.draft.step.again", again),
                new Part("instruments.draft.step.ja", nextJa),
                new Part("instruments.draft.step.en", nextEn));
    }
}
