package jp.sodachi.parentportal.notices;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import jp.sodachi.reply.Said;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** What a guardian types to the town. */
record ReplyForm(String text) {
    ReplyForm {
        text = requireNonNullElse(text, "").replace("\r\n", "\n");
    }

    /** The words to be sent; empty when there is something to say about them beside the field. */
    Optional<String> read(Errors errors) {
        var words = Typed.text(text);
        if (words.isEmpty()) {
            errors.rejectValue("text", "parent.reply.wrong.empty");
        } else if (words.length() > Said.LONGEST) {
            errors.rejectValue("text", "parent.reply.wrong.long", new Object[] {Said.LONGEST, words.length()}, null);
        }
        return errors.hasErrors() ? Optional.empty() : Optional.of(words);
    }
}
