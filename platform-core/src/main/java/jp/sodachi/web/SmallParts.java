package jp.sodachi.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;

/**
 * Reads the templates and puts the smallest parts of the kit in their places at once: an icon or a badge that a template names
 * stands on a page a hundred times, and to look each up anew takes longer than the rest of the row around it. What the parts
 * look like is said in {@code kit/icon} and {@code kit/badge}; a test sees to it that both say the same.
 */
final class SmallParts extends SpringResourceTemplateResolver {
    private static final Pattern ICON =
            Pattern.compile("<svg th:replace=\"~\\{kit/icon :: icon\\('(\\w+)'\\)}\"></svg>");
    private static final Pattern BADGE_IN_WORDS =
            Pattern.compile("<span th:replace=\"~\\{kit/badge :: words\\('(\\w+)', ([^\"]+)\\)}\"></span>");
    private static final Pattern BADGE =
            Pattern.compile("<span th:replace=\"~\\{kit/badge :: shown\\(\\$\\{([\\w.]+)}\\)}\"></span>");

    @Override
    protected ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration,
            String ownerTemplate,
            String template,
            String resourceName,
            String characterEncoding,
            Map<String, Object> templateResolutionAttributes) {
        return new PutIn(super.computeTemplateResource(
                configuration, ownerTemplate, template, resourceName, characterEncoding, templateResolutionAttributes));
    }

    static String putIn(String template) {
        var badges = BADGE_IN_WORDS
                .matcher(template)
                .replaceAll(badge -> quoted("<span class=\"badge " + badge.group(1) + "\">"
                        + icon(PageWords.iconOf(badge.group(1))) + "<span th:text=\"" + badge.group(2)
                        + "\"></span></span>"));
        var shown = BADGE.matcher(badges)
                .replaceAll(badge -> quoted("<span class=\"badge\" th:classappend=\"${" + badge.group(1)
                        + ".state}\"><svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use th:href=\"${"
                        + badge.group(1) + ".picture}\"></use></svg><span th:text=\"${" + badge.group(1)
                        + ".words}\"></span></span>"));
        return ICON.matcher(shown).replaceAll(icon -> quoted(icon(icon.group(1))));
    }

    private static String icon(String name) {
        return "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"/assets/icons.svg#" + name
                + "\"></use></svg>";
    }

    private static String quoted(String markup) {
        return Matcher.quoteReplacement(markup);
    }

    /** A file with the parts put in. */
    private record PutIn(ITemplateResource file) implements ITemplateResource {
        @Override
        public String getDescription() {
            return file.getDescription();
        }

        @Override
        public @Nullable String getBaseName() {
            return file.getBaseName();
        }

        @Override
        public boolean exists() {
            return file.exists();
        }

        @Override
        public Reader reader() throws IOException {
            try (var lines = new BufferedReader(file.reader())) {
                return new StringReader(putIn(lines.readAllAsString()));
            }
        }

        @Override
        public ITemplateResource relative(String place) {
            return new PutIn(file.relative(place));
        }
    }
}
