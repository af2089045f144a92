package jp.sodachi.municipalityportal.followups;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.Optional;
import jp.sodachi.assessment.Contact;
import jp.sodachi.assessment.Task;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** An attempt to reach the family, as typed. */
record ContactForm(String way, String reached, String note) {
    ContactForm {
        way = requireNonNullElse(way, "");
        reached = requireNonNullElse(reached, "");
        note = requireNonNullElse(note, "");
    }

    Optional<Attempt> read(Errors errors) {
        var chosen = Arrays.stream(Contact.Way.values())
                .filter(each -> each.name().equals(way))
                .findFirst();
        if (chosen.isEmpty()) {
            errors.rejectValue("way", "followup.way.empty");
        }
        if (!reached.equals("yes") && !reached.equals("no")) {
            errors.rejectValue("reached", "followup.reached.empty");
        }
        var text = Typed.text(note.replace("\r\n", "\n"));
        if (text.length() > Task.LONGEST_TEXT) {
            errors.rejectValue("note", "followup.long");
        }
        return errors.hasErrors()
                ? Optional.empty()
                : chosen.map(each -> new Attempt(each, reached.equals("yes"), text));
    }

    /** What was read. */
    record Attempt(Contact.Way way, boolean reached, String note) {}
}
