package jp.sodachi.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The texts every town is given, so that its first notice is not written on an empty page. The words are in {@code
 * notice/starters_<language>.properties}. Given once: what the town made of a text, or that it put one away, stays.
 */
public final class StarterNotices {
    private static final List<Starter> ALL = List.of(
            new Starter("welcome", Segment.Audience.EVERYBODY, NoticeAction.Kind.PLAN),
            new Starter("checkup", Segment.Audience.CHILDREN, NoticeAction.Kind.RECORDS),
            new Starter("vaccination", Segment.Audience.CHILDREN, NoticeAction.Kind.PLAN),
            new Starter("closed", Segment.Audience.EVERYBODY, NoticeAction.Kind.NONE),
            new Starter("disaster", Segment.Audience.EVERYBODY, NoticeAction.Kind.NONE));

    private StarterNotices() {}

    /** One text. @param action what its button does */
    record Starter(String code, Segment.Audience audience, NoticeAction.Kind action) {

        NoticeTexts texts() {
            return StarterNotices.texts(this);
        }
    }

    /**
     * Gives the town those of the texts it has not been given yet.
     *
     * @param town the town's tables, in a transaction of whoever starts the town or of a job in it
     * @return how many it was given
     */
    public static int give(JdbcClient town, Clock clock) {
        List<String> had = town.sql("select code from notice_template where code in (:codes)")
                .param("codes", ALL.stream().map(Starter::code).toList())
                .query(String.class)
                .list();
        return ALL.stream()
                .filter(starter -> !had.contains(starter.code()))
                .mapToInt(starter -> insert(town, starter, clock))
                .sum();
    }

    private static int insert(JdbcClient town, Starter starter, Clock clock) {
        Properties source = words(NoticeTexts.SOURCE);
        return town.sql("""
                        insert into notice_template (code, name, texts, audience, action, link, changed_by, changed_at, version)
                        values (:code, :name, :texts::jsonb, :audience, :action, '', '', :now, 1)
                        on conflict (code) do nothing
                        """)
                .param("code", starter.code())
                .param("name", said(source, starter, "name"))
                .param("texts", new NoticeJson().texts(texts(starter)))
                .param("audience", starter.audience().name())
                .param("action", starter.action().name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static NoticeTexts texts(Starter starter) {
        Map<String, NoticeText> texts = new TreeMap<>();
        for (String language : NoticeTexts.LANGUAGES) {
            Properties words = words(language);
            texts.put(
                    language,
                    new NoticeText(
                            said(words, starter, "subject"),
                            said(words, starter, "body"),
                            starter.action() == NoticeAction.Kind.NONE ? "" : said(words, starter, "button"),
                            NoticeText.Mark.WRITTEN));
        }
        return new NoticeTexts(texts);
    }

    /** All their codes, in the order in which they are offered. */
    static List<String> codes() {
        return ALL.stream().map(Starter::code).toList();
    }

    static Starter get(String code) {
        return ALL.stream()
                .filter(starter -> starter.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String said(Properties words, Starter starter, String part) {
        String key = starter.code() + "." + part;
        return Objects.requireNonNull(words.getProperty(key), key);
    }

    private static Properties words(String language) {
        String name = "/notice/starters_" + language.toLowerCase(Locale.ROOT) + ".properties";
        Properties words = new Properties();
        try (InputStream file = Objects.requireNonNull(StarterNotices.class.getResourceAsStream(name), name)) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
