package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The language a reader reads: what was chosen with {@code ?lang=} (kept in the cookie {@code lang} for a year), else what the
 * browser asks for, else Japanese. Never a language without message files.
 */
final class ReaderLanguage extends CookieLocaleResolver {

    /** Japanese is the source; each other language has a file beside every Japanese one. */
    static final List<Locale> SUPPORTED = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private static final Duration KEPT = Duration.ofDays(365);

    ReaderLanguage() {
        super("lang");
        setCookieMaxAge(KEPT);
        setCookieHttpOnly(true);
        setCookieSecure(true);
        setCookieSameSite("Lax");
        setCookiePath("/");
        setRejectInvalidCookies(false);
        setDefaultLocaleFunction(ReaderLanguage::asked);
    }

    /** The supported language of a tag, if there is one; an unknown tag is nobody's error. */
    static Optional<Locale> find(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return SUPPORTED.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }

    @Override
    protected @Nullable Locale parseLocaleValue(String localeValue) {
        return find(localeValue).orElse(null);
    }

    private static Locale asked(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.JAPANESE;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::toLanguageTag)
                .flatMap(tag -> find(tag).stream())
                .findFirst()
                .orElse(Locale.JAPANESE);
    }
}
