package jp.sodachi.municipalityportal.desk;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;

/** Says in the reader's language what an audit row tells; an action without words of its own is an "other" one. */
public final class DeedWords {
    private final MessageSource messages;
    private final Locale reader;

    /** Words for one reader. */
    public DeedWords(MessageSource messages, Locale reader) {
        this.messages = messages;
        this.reader = reader;
    }

    /** What was done, e.g. 記録を見た for {@code child.read}. */
    public String of(String action) {
        var other = messages.getMessage("audit.other", null, reader);
        return Objects.requireNonNull(messages.getMessage("audit." + action, null, other, reader));
    }
}
