package jp.sodachi.municipalityportal.followups;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.Optional;
import jp.sodachi.assessment.Task;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** How a case ended, as typed. */
record CloseForm(String outcome, String reason) {
    CloseForm {
        outcome = requireNonNullElse(outcome, "");
        reason = requireNonNullElse(reason, "");
    }

    Optional<End> read(Errors errors) {
        var chosen = Arrays.stream(Task.Outcome.values())
                .filter(each -> each.name().equals(outcome))
                .findFirst();
        if (chosen.isEmpty()) {
            errors.rejectValue("outcome", "followup.outcome.empty");
        }
        var text = Typed.text(reason.replace("\r\n", "\n"));
        if (text.isBlank()) {
            errors.rejectValue("reason", "followup.reason.empty");
        } else if (text.length() > Task.LONGEST_TEXT) {
            errors.rejectValue("reason", "followup.long");
        }
        return errors.hasErrors() ? Optional.empty() : chosen.map(each -> new End(each, text));
    }

    /** What was read. */
    record End(Task.Outcome outcome, String reason) {}
}
