package jp.sodachi.web;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    private final Map<Words, Kept> kept = new ConcurrentHashMap<>();

    StrictMessages(Set<String> baseNames) {
        files.setBasenames(baseNames.toArray(String[]::new));
        files.setDefaultEncoding("UTF-8");
        files.setFallbackToSystemLocale(false);
        files.setAlwaysUseMessageFormat(true);
    }

    @Override
    public @Nullable String getMessage(
            String code, Object @Nullable [] args, @Nullable String defaultMessage, @Nullable Locale locale) {
        var said = find(code, args, locale);
        return said != null ? said : files.getMessage(code, args, defaultMessage, locale);
    }

    @Override
    public String getMessage(String code, Object @Nullable [] args, @Nullable Locale locale) {
        var said = find(code, args, locale);
        if (said != null) {
            return said;
        }
        try {
            return files.getMessage(code, args, locale);
        } catch (NoSuchMessageException e) {
            throw new MissingMessage(code, e);
        }
    }

    @Override
    public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
        return files.getMessage(resolvable, locale);
    }

    /** Null where only the files can say it: there are no such words, or the values need a format. */
    private @Nullable String find(String code, Object @Nullable [] args, @Nullable Locale locale) {
        var words = new Words(code, locale == null ? Locale.getDefault() : locale);
        var ready = kept.get(words);
        if (ready == null) {
            ready = files.find(words);
            if (ready == null) {
                return null;
            }
            if (kept.size() < MOST_KEPT) {
                kept.put(words, ready);
            }
        }
        return ready.with(args);
    }

    private record Words(String code, Locale language) {}

    /**
     * What a message says, with a mark where each value belongs.
     *
     * @param values how many values it takes; {@link #FORMATTED} where one of them has a format of its own
     */
    private record Kept(String text, int values) {
        static final int FORMATTED = -1;

        /** The first of the characters that stand for values; nobody writes these. */
        private static final char MARK = '\uE000';

        /** A number below this reads the same in all languages. */
        private static final long UNGROUPED = 1000;

        static Kept of(MessageFormat format) {
            var values = format.getFormatsByArgumentIndex();
            var marks = new Object[values.length];
            Arrays.setAll(marks, at -> Character.toString(MARK + at));
            return Arrays.stream(values).allMatch(Objects::isNull)
                    ? new Kept(format.format(marks), values.length)
                    : new Kept("", FORMATTED);
        }

        @Nullable String with(Object @Nullable [] args) {
            if (values == 0) {
                return text;
            }
            if (values == FORMATTED || args == null || args.length < values) {
                return null;
            }
            var said = new StringBuilder(text.length() + 32);
            for (var at = 0; at < text.length(); at++) {
                var letter = text.charAt(at);
                if (letter < MARK || letter >= MARK + values) {
                    said.append(letter);
                } else if (isPlain(args[letter - MARK])) {
                    said.append(args[letter - MARK]);
                } else {
                    return null;
                }
            }
            return said.toString();
        }

        private static boolean isPlain(@Nullable Object value) {
            return value instanceof String
                    || ((value instanceof Integer || value instanceof Long)
                            && Math.abs(((Number) value).longValue()) < UNGROUPED);
        }
    }

    /** The files: a dozen of them are asked in turn for each message. */
    private static final class Files extends ResourceBundleMessageSource {
        @Nullable Kept find(Words words) {
            var format = resolveCode(words.code(), words.language());
            return format == null ? null : Kept.of(format);
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
