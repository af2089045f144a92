package jp.sodachi.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The words of all pages. A key that is missing in the reader's language is an exception, so that it shows in the first test
 * that meets it and never as a key on a page. Every message is read by MessageFormat, with or without arguments.
 */
final class StrictMessages implements MessageSource {

    /** More than all keys in all languages. */
    private static final int MOST_KEPT = 20_000;

    private final Files files = new Files();
    private final Map<Words, String> plain = new ConcurrentHashMap<>();

    StrictMessages(Set<String> baseNames) {
        files.setBasenames(baseNames.toArray(String[]::new));
        files.setDefaultEncoding("UTF-8");
        files.setFallbackToSystemLocale(false);
        files.setAlwaysUseMessageFormat(true);
    }

    @Override
    public @Nullable String getMessage(
            String code, Object @Nullable [] args, @Nullable String defaultMessage, @Nullable Locale locale) {
        return files.getMessage(code, args, defaultMessage, locale);
    }

    @Override
    public String getMessage(String code, Object @Nullable [] args, @Nullable Locale locale) {
        var words = new Words(code, locale == null ? Locale.getDefault() : locale);
        var kept = plain.get(words);
        if (kept != null) {
            return kept;
        }
        try {
            var said = files.getMessage(code, args, locale);
            if (files.isPlain(words) && plain.size() < MOST_KEPT) {
                plain.put(words, said);
            }
            return said;
        } catch (NoSuchMessageException e) {
            throw new MissingMessage(code, e);
        }
    }

    @Override
    public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
        return files.getMessage(resolvable, locale);
    }

    private record Words(String code, Locale language) {}

    /** The files, and whether what they say takes values: most of a page's words do not, and a dozen files are asked for each. */
    private static final class Files extends ResourceBundleMessageSource {
        boolean isPlain(Words words) {
            var format = resolveCode(words.code(), words.language());
            return format != null && format.getFormatsByArgumentIndex().length == 0;
        }
    }

    /** No language file says what a page wants to say. Not a NoSuchMessageException, since the view would swallow that. */
    static final class MissingMessage extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        MissingMessage(String code, NoSuchMessageException cause) {
            super("no message for the key " + code, cause);
        }
    }
}
