package jp.sodachi.municipalityportal.replies;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import java.util.UUID;
import jp.sodachi.reply.Said;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/**
 * What somebody of the office types into one of a thread's three forms; the fields of the other two stay empty.
 *
 * @param text an answer to the family
 * @param to the id of a colleague
 * @param word to that colleague
 * @param lastWord to the family, when the thread is closed
 */
record WordsForm(String text, String to, String word, String lastWord) {
    static final WordsForm EMPTY = new WordsForm("", "", "", "");

    WordsForm {
        text = plain(text);
        to = requireNonNullElse(to, "");
        word = plain(word);
        lastWord = plain(lastWord);
    }

    private static String plain(String typed) {
        return requireNonNullElse(typed, "").replace("\r\n", "\n");
    }

    Optional<String> answer(Errors errors) {
        return read("text", text, errors, true);
    }

    Optional<String> closing(Errors errors) {
        return read("lastWord", lastWord, errors, true);
    }

    /** A colleague and what is said to them. */
    record HandingOver(UUID to, String word) {}

    Optional<HandingOver> handingOver(Errors errors) {
        var said = read("word", word, errors, false);
        try {
            var colleague = UUID.fromString(to);
            return said.map(words -> new HandingOver(colleague, words));
        } catch (IllegalArgumentException nobody) {
            errors.rejectValue("to", "reply.wrong.nobody");
            return Optional.empty();
        }
    }

    private static Optional<String> read(String field, String typed, Errors errors, boolean needed) {
        var words = Typed.text(typed);
        if (words.isEmpty() && needed) {
            errors.rejectValue(field, "reply.wrong.empty");
        }
        if (words.length() > Said.LONGEST) {
            errors.rejectValue(field, "reply.wrong.long", new Object[] {Said.LONGEST, words.length()}, null);
        }
        return errors.hasErrors() ? Optional.empty() : Optional.of(words);
    }
}
