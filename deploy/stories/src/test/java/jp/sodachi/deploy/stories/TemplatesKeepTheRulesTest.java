package jp.sodachi.deploy.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sodachi.deploy.stories.Sources.Tag;
import org.junit.jupiter.api.Test;

/** What the content security policy forbids, and what Thymeleaf would silently do otherwise than it reads. */
class TemplatesKeepTheRulesTest {

    /** Drawn by jp.sodachi.web.QrPicture or jp.sodachi.growth.GrowthChart; nothing anybody typed is in it. */
    private static final Pattern DRAWN = Pattern.compile("\\$\\{(kitQr|\\w+\\.qr|\\w+\\.chart)}");

    private static final Pattern FRAGMENT = Pattern.compile("~\\{([\\w/-]+) :: ([\\w-]+)");
    private static final Set<String> HTML_TAGS = Set.of(
            "a",
            "area",
            "article",
            "b",
            "body",
            "button",
            "caption",
            "code",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
            "fieldset",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "header",
            "img",
            "input",
            "label",
            "legend",
            "li",
            "link",
            "main",
            "meta",
            "nav",
            "ol",
            "option",
            "p",
            "progress",
            "script",
            "section",
            "select",
            "small",
            "span",
            "summary",
            "svg",
            "table",
            "tbody",
            "td",
            "textarea",
            "th",
            "thead",
            "time",
            "title",
            "tr",
            "ul");
    private static final Pattern HANDLER = Pattern.compile("(th:|data-)?on[a-z]+|hx-on.*");

    @Test
    void no_style_is_written_into_a_page() {
        assertThat(offenders(tag -> tag.name().equals("style")
                        || tag.values().keySet().stream().anyMatch(name -> name.matches("(th:)?style(append)?"))))
                .isEmpty();
    }

    @Test
    void no_script_is_written_into_a_page() {
        assertThat(offenders(tag -> tag.name().equals("script")
                        && !tag.values().containsKey("src")
                        && !tag.values().containsKey("th:src")))
                .isEmpty();
        assertThat(Sources.templates())
                .allSatisfy(template -> assertThat(template.text().replaceAll("(?s)<script[^>]*></script>", ""))
                        .as(template.name())
                        .doesNotContain("<script", "javascript:"));
        assertThat(offenders(tag -> tag.values().keySet().stream()
                        .anyMatch(name -> HANDLER.matcher(name).matches())))
                .isEmpty();
    }

    @Test
    void nothing_is_fetched_from_elsewhere() {
        assertThat(offenders(tag -> Set.of("script", "link", "img", "use", "iframe", "source")
                                .contains(tag.name())
                        && tag.values().values().stream().anyMatch(value -> value.matches(".*(https?:)?//.*"))))
                .isEmpty();
    }

    @Test
    void text_is_always_escaped() {
        assertThat(offenders(tag -> tag.values().containsKey("th:utext")
                        && !DRAWN.matcher(tag.values().get("th:utext")).matches()))
                .isEmpty();
        assertThat(Sources.templates())
                .allSatisfy(template ->
                        assertThat(template.text()).as(template.name()).doesNotContain("[("));
    }

    @Test
    void every_fragment_that_is_asked_for_exists() {
        var known = Sources.templates().stream()
                .flatMap(template -> template.tags().stream()
                        .map(tag -> tag.values().getOrDefault("th:fragment", ""))
                        .filter(fragment -> !fragment.isEmpty())
                        .map(fragment -> template.name().replaceAll(".*/templates/|\\.html$", "") + " :: "
                                + fragment.replaceAll("\\(.*", "").strip()))
                .collect(Collectors.toSet());
        assertThat(Sources.templates().stream()
                        .flatMap(template -> FRAGMENT.matcher(template.text())
                                .results()
                                .filter(asked -> !known.contains(asked.group(1) + " :: " + asked.group(2)))
                                .map(asked -> template.name() + ": " + asked.group())))
                .isEmpty();
    }

    /** Thymeleaf replaces first and asks afterwards, so the condition would never be heard. */
    @Test
    void a_condition_never_stands_on_a_tag_that_is_replaced() {
        assertThat(offenders(tag -> {
                    var names = tag.values().keySet();
                    return (names.contains("th:replace") || names.contains("th:insert"))
                            && (names.contains("th:if") || names.contains("th:unless") || names.contains("th:each"));
                }))
                .isEmpty();
    }

    /** A part that is fetched is read as if there were no script: what stands in its noscript would become part of the page. */
    @Test
    void what_is_for_pages_without_script_stands_before_the_part_that_script_renews() {
        assertThat(Sources.templates().stream()
                        .filter(template -> template.text().contains("http-equiv=\"refresh\""))
                        .filter(template -> template.text().contains("hx-select")))
                .isNotEmpty()
                .allSatisfy(template -> assertThat(template.text().indexOf("http-equiv=\"refresh\""))
                        .as(template.name())
                        .isLessThan(template.text().indexOf("hx-select")));
    }

    /** A fragment is found by its name or by a tag of that name; where both are meant, both are put in. */
    @Test
    void no_fragment_is_called_like_an_html_tag_beside_it() {
        assertThat(Sources.templates().stream()
                        .flatMap(template -> template.tags().stream()
                                .filter(tag -> {
                                    String fragment = tag.values()
                                            .getOrDefault("th:fragment", "")
                                            .replaceAll("\\(.*", "");
                                    return HTML_TAGS.contains(fragment)
                                            && template.tags().stream()
                                                    .anyMatch(other -> other != tag
                                                            && other.name().equals(fragment));
                                })
                                .map(tag ->
                                        template.name() + ": " + tag.values().get("th:fragment"))))
                .isEmpty();
    }

    private static List<String> offenders(Predicate<Tag> offends) {
        return Sources.templates().stream()
                .flatMap(template -> template.tags().stream()
                        .filter(offends)
                        .map(tag -> template.name() + ": <" + tag.name() + tag.attributes() + ">"))
                .toList();
    }
}
