package jp.sodachi.municipalityportal.followups;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import jp.sodachi.assessment.Task;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** What is to be done, as typed. */
record PlanForm(String plan) {
    PlanForm {
        plan = requireNonNullElse(plan, "");
    }

    Optional<String> read(Errors errors) {
        var text = Typed.text(plan.replace("\r\n", "\n"));
        if (text.length() > Task.LONGEST_TEXT) {
            errors.rejectValue("plan", "followup.long");
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
