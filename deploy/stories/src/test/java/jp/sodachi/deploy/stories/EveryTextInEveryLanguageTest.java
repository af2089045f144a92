package jp.sodachi.deploy.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.deploy.stories.Sources.Template;
import jp.sodachi.support.JapaneseDates;
import org.junit.jupiter.api.Test;

/** Every visible word comes from a message file, and every message file speaks every language. */
class EveryTextInEveryLanguageTest {

    private static final String SOURCE = "ja";
    private static final List<String> OTHERS = List.of("en");

    private static final Pattern KEY = Pattern.compile("#\\{\\s*([a-z][\\w.-]*)\\s*[}(]");
    private static final Pattern KEY_PART = Pattern.compile("#\\{\\s*'([\\w.-]+)'");
    private static final Pattern ASKED = Pattern.compile("#messages\\.msg\\w*\\(\\s*'([\\w.-]+)'\\s*[,)]");
    private static final Pattern JAVA_TEXT = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");
    /** What is done, as the audit rows and refusals name it: dotted too, but no words for a reader. */
    private static final Pattern DEED =
            Pattern.compile("(?:require\\w*|does|NotYours|refuse\\w*)\\([^;\"]*\"([a-z][a-z0-9.-]+)\"");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
    private static final Set<String> SAID =
            Set.of("title", "placeholder", "aria-label", "alt", "aria-description", "label");
    /** Who writes pages; the other rooms have dotted names for audit rows and metrics, which are no words. */
    private static final Pattern WRITES_PAGES =
            Pattern.compile("/jp/sodachi/(web|parentportal|municipalityportal|tenantadmin)/");

    @Test
    void every_language_has_the_same_keys() {
        List<String> faults = new ArrayList<>();
        Sources.words(SOURCE).forEach(source -> {
            for (String language : OTHERS) {
                Path other = in(source, language);
                var mine = Sources.entries(source).keySet();
                var theirs = other.toFile().exists() ? Sources.entries(other).keySet() : Set.<String>of();
                missing(mine, theirs).forEach(key -> faults.add(Sources.name(other) + " lacks " + key));
                missing(theirs, mine).forEach(key -> faults.add(Sources.name(source) + " lacks " + key));
            }
        });
        OTHERS.forEach(language -> Sources.words(language)
                .filter(file -> !in(file, SOURCE).toFile().exists())
                .forEach(file -> faults.add(Sources.name(file) + " has no Japanese source")));
        assertThat(faults).isEmpty();
    }

    @Test
    void all_languages_say_something_and_fill_in_the_same_things() {
        List<String> faults = new ArrayList<>();
        ours(SOURCE).forEach(source -> {
            var texts = Sources.entries(source);
            for (String language : OTHERS) {
                Sources.entries(in(source, language)).forEach((key, text) -> {
                    if (text.isEmpty() != texts.getOrDefault(key, "").isEmpty()) {
                        faults.add(key + " is empty in one language only");
                    }
                    if (!places(text).equals(places(texts.getOrDefault(key, "")))) {
                        faults.add(key + " fills in other things in " + language);
                    }
                });
            }
        });
        assertThat(faults).isEmpty();
    }

    /** MessageFormat takes it for its own sign and swallows it; ’ is the printer's apostrophe anyway. */
    @Test
    void no_text_has_the_typewriters_apostrophe() {
        assertThat(languages()
                        .flatMap(EveryTextInEveryLanguageTest::ours)
                        .flatMap(file -> Sources.entries(file).entrySet().stream()
                                .filter(entry -> entry.getValue().contains("'"))
                                .map(entry -> Sources.name(file) + ": " + entry.getKey())))
                .isEmpty();
    }

    @Test
    void a_key_stands_in_one_file_only() {
        Map<String, String> seen = new HashMap<>();
        List<String> twice = new ArrayList<>();
        ours(SOURCE)
                .forEach(file -> Sources.entries(file).keySet().forEach(key -> {
                    String first = seen.putIfAbsent(key, Sources.name(file));
                    if (first != null) {
                        twice.add(key + " in " + first + " and " + Sources.name(file));
                    }
                }));
        assertThat(twice).isEmpty();
    }

    @Test
    void every_key_that_a_template_names_exists() {
        SortedSet<String> keys = keys();
        List<String> faults = new ArrayList<>();
        for (Template template : Sources.templates()) {
            Stream.of(KEY, ASKED)
                    .flatMap(pattern -> pattern.matcher(template.text()).results())
                    .map(found -> found.group(1))
                    .filter(key -> !keys.contains(key))
                    .forEach(key -> faults.add(template.name() + ": " + key));
            KEY_PART.matcher(template.text())
                    .results()
                    .map(found -> found.group(1))
                    .filter(part -> keys.stream().noneMatch(key -> key.startsWith(part)))
                    .forEach(part -> faults.add(template.name() + ": " + part + "…"));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void every_key_that_java_names_exists() {
        SortedSet<String> keys = keys();
        Set<String> families =
                keys.stream().map(EveryTextInEveryLanguageTest::family).collect(Collectors.toSet());
        Set<String> deeds = Sources.java()
                .flatMap(file -> DEED.matcher(Sources.read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        List<String> faults = new ArrayList<>();
        Sources.java()
                .filter(file -> WRITES_PAGES.matcher(Sources.name(file)).find())
                .forEach(file -> JAVA_TEXT
                        .matcher(Sources.read(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(text ->
                                families.contains(family(text)) && !keys.contains(text) && !deeds.contains(text))
                        .forEach(text -> faults.add(Sources.name(file) + ": " + text)));
        assertThat(faults).isEmpty();
    }

    @Test
    void every_reason_why_a_date_cannot_be_read_is_told() {
        assertThat(keys())
                .containsAll(Stream.of(JapaneseDates.Reason.values())
                        .map(JapaneseDates.Reason::messageKey)
                        .toList());
    }

    @Test
    void no_word_is_written_into_a_template() {
        List<String> faults = new ArrayList<>();
        for (Template template : Sources.templates()) {
            if (template.isDemo()) {
                continue;
            }
            template.words().stream()
                    .filter(words -> LETTER.matcher(words).find())
                    .forEach(words -> faults.add(template.name() + ": " + words));
            template.tags()
                    .forEach(tag -> tag.values().forEach((name, value) -> {
                        if (SAID.contains(name) && LETTER.matcher(value).find()) {
                            faults.add(template.name() + ": " + name + "=" + value);
                        }
                        if (JAPANESE.matcher(value).find()) {
                            faults.add(template.name() + ": " + value);
                        }
                    }));
        }
        assertThat(faults).isEmpty();
    }

    private static Stream<String> languages() {
        return Stream.concat(Stream.of(SOURCE), OTHERS.stream());
    }

    /** Our own, which Spring reads; the identity provider's theme has rules of its own. */
    private static Stream<Path> ours(String language) {
        return Sources.words(language).filter(file -> Sources.name(file).contains("/resources/messages/"));
    }

    private static SortedSet<String> keys() {
        return ours(SOURCE)
                .flatMap(file -> Sources.entries(file).keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path in(Path source, String language) {
        String name = source.getFileName().toString();
        return source.resolveSibling(name.substring(0, name.lastIndexOf('_')) + "_" + language + ".properties");
    }

    private static String family(String key) {
        String[] parts = key.split("\\.", 3);
        return parts.length > 2 ? parts[0] + "." + parts[1] : parts[0];
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> missing(Set<String> wanted, Set<String> there) {
        return wanted.stream().filter(key -> !there.contains(key)).toList();
    }
}
