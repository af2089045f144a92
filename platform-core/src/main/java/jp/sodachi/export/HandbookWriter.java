package jp.sodachi.export;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.sodachi.support.Age;
import org.jspecify.annotations.Nullable;

/** Writes the parts of which a handbook to be set in pages is made, each fact with the side that entered it. */
final class HandbookWriter {
    private final HandbookWords words;
    private final StringBuilder out = new StringBuilder(32_768);

    HandbookWriter(HandbookWords words) {
        this.words = words;
    }

    /** @param running what stands at the edge of every page */
    void begin(String title, String running, String style) {
        out.append("<html lang=\"").append(words.isJapanese() ? "ja" : "en").append("\"><head><title>");
        text(title).append("</title><style>");
        out.append(style).append("</style></head><body><div class=\"running\">");
        text(running).append("</div>");
    }

    String end() {
        return out.append("</body></html>").toString();
    }

    /** The cover down to the table of facts, whose rows follow. */
    void beginCover(String town, String name, String kana) {
        out.append("<div class=\"cover\"><p class=\"town\">");
        text(town).append("</p><h1>");
        text(words.say("export.cover")).append("</h1><p class=\"kana\">");
        text(kana).append("</p><p class=\"name\">");
        text(name).append("</p><table class=\"facts\">");
    }

    /** The rest of the cover: what the marks mean, and that this proves nothing. */
    void endCover(String town) {
        out.append("</table><p>");
        text(words.say("export.legend")).append("</p><p class=\"legend\">");
        for (var origin : Handbook.Origin.values()) {
            mark(origin).append(' ');
        }
        out.append("</p><p class=\"small\">");
        text(words.say("export.no-proof", town)).append("</p></div>");
    }

    /** @param birth of the child; null in a handbook without one */
    void pregnancy(Handbook.Expecting pregnancy, @Nullable LocalDate birth) {
        heading(words.say("export.pregnancy"));
        out.append("<table class=\"facts\">");
        row(words.say("export.due"), words.day(pregnancy.dueDate()));
        row(words.say("export.fetuses"), Integer.toString(pregnancy.fetuses()));
        out.append("</table>");
        standing(pregnancy.pages()).forEach(page -> page(page, birth));
    }

    static Stream<Handbook.Page> standing(List<Handbook.Page> pages) {
        return pages.stream().filter(page -> page.standing().counts());
    }

    HandbookWriter append(String written) {
        out.append(written);
        return this;
    }

    HandbookWriter append(char written) {
        out.append(written);
        return this;
    }

    /** @param birth of the child, whose age stands beside the day; null in a handbook without one */
    void page(Handbook.Page page, @Nullable LocalDate birth) {
        out.append("<div class=\"page\"><h3>");
        text(page.title()).append("</h3><p class=\"when\">");
        text(words.day(page.on()));
        if (birth != null && !page.on().isBefore(birth)) {
            out.append("　");
            text(Age.on(birth, page.on()).inWords(words.reader()));
        }
        out.append("　");
        mark(page.entered().origin()).append("</p>");
        if (!page.answers().isEmpty()) {
            out.append("<table class=\"answers\">");
            page.answers().forEach(answer -> row(answer.question(), answer.label()));
            out.append("</table>");
        }
        var judged = page.judgement();
        if (judged != null) {
            paragraph(words.say("form.judgement") + ": " + judged.label());
        }
        if (!page.note().isEmpty()) {
            paragraph(words.say("form.note") + ": " + page.note());
        }
        if (!page.place().isEmpty()) {
            paragraph(words.say("form.place") + ": " + page.place());
        }
        by(page.entered());
        if (page.withheld() > 0) {
            out.append("<p class=\"small\">");
            text(words.say("export.withheld", page.withheld())).append("</p>");
        }
        out.append("</div>");
    }

    /** What of these was withdrawn or corrected stays readable. */
    void settled(List<Fact> facts) {
        var gone = facts.stream().filter(each -> !each.standing().counts()).toList();
        if (!gone.isEmpty()) {
            shortSection(words.say("export.settled"));
            table(
                    List.of("export.day", "export.what", "export.why", "export.who"),
                    gone,
                    each -> List.of(
                            escaped(words.day(each.on())),
                            escaped(each.what()),
                            escaped(words.say("export.state." + each.standing().state())
                                    + (each.standing().why().isEmpty()
                                            ? ""
                                            : ": " + each.standing().why())),
                            marked(each.entered())));
        }
    }

    /** A fact in one line. */
    record Fact(LocalDate on, String what, Handbook.Entered entered, Handbook.Standing standing) {
        static Fact of(Handbook.Page page) {
            return new Fact(page.on(), page.title(), page.entered(), page.standing());
        }
    }

    <T> void table(List<String> heads, List<T> rows, Function<T, List<String>> cells) {
        out.append("<table class=\"list\"><thead><tr>");
        heads.forEach(head -> {
            out.append("<th>");
            text(words.say(head)).append("</th>");
        });
        out.append("</tr></thead><tbody>");
        rows.forEach(row -> {
            out.append("<tr>");
            cells.apply(row).forEach(cell -> out.append("<td>").append(cell).append("</td>"));
            out.append("</tr>");
        });
        out.append("</tbody></table>");
    }

    /** Begins a section on a page of its own. */
    void heading(String title) {
        out.append("<h2 class=\"leaf\">");
        text(title).append("</h2>");
    }

    void shortSection(String title) {
        out.append("<h2>");
        text(title).append("</h2>");
    }

    void nothing() {
        paragraph(words.say("export.nothing"));
    }

    void paragraph(String said) {
        out.append("<p>");
        text(said).append("</p>");
    }

    void row(String name, String value) {
        out.append("<tr><th>");
        text(name).append("</th><td>");
        text(value).append("</td></tr>");
    }

    void by(Handbook.Entered entered) {
        if (!entered.by().isEmpty()) {
            out.append("<p class=\"small\">");
            text(words.say("export.by", entered.by())).append("</p>");
        }
    }

    HandbookWriter mark(Handbook.Origin origin) {
        return append(badge(origin));
    }

    String marked(Handbook.Entered entered) {
        return badge(entered.origin()) + (entered.by().isEmpty() ? "" : " " + escaped(entered.by()));
    }

    String badge(Handbook.Origin origin) {
        return "<span class=\"from " + origin + "\">" + escaped(words.say("export.from." + origin)) + "</span>";
    }

    HandbookWriter text(String said) {
        return append(escaped(said));
    }

    /** What XML cannot hold goes, what it takes for its own is written as an entity. */
    static String escaped(String said) {
        return said.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br/>");
    }
}
