package jp.sodachi.export;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.sodachi.record.Measurement;
import jp.sodachi.support.Age;
import jp.sodachi.support.SupportRoom;

/** The handbook as a document to be set in pages: the paper handbook's order, every fact with the side that entered it. */
final class HandbookHtml {
    private final Handbook handbook;
    private final HandbookReading.Read read;
    private final HandbookWords words;
    private final Map<UUID, byte[]> pictures;
    private final StringBuilder out = new StringBuilder(32_768);

    private HandbookHtml(HandbookReading.Read read, Map<UUID, byte[]> pictures) {
        this.read = read;
        this.handbook = read.handbook();
        this.words = read.words();
        this.pictures = pictures;
    }

    /** @param pictures small pictures by photo; a photo without one is left out */
    static String of(HandbookReading.Read read, Map<UUID, byte[]> pictures, String style) {
        return new HandbookHtml(read, pictures).document(style);
    }

    private String document(String style) {
        out.append("<html lang=\"").append(words.isJapanese() ? "ja" : "en").append("\"><head><title>");
        text(words.say("export.title", handbook.child().name())).append("</title><style>");
        out.append(style).append("</style></head><body><div class=\"running\">");
        text(words.say("export.running", handbook.child().name(), words.day(read.today())))
                .append("</div>");
        cover();
        handbook.pregnancies().forEach(this::pregnancy);
        pages();
        growth();
        vaccinations();
        milestones();
        checks();
        notes();
        photos();
        settled();
        return out.append("</body></html>").toString();
    }

    private void cover() {
        var child = handbook.child();
        out.append("<div class=\"cover\"><p class=\"town\">");
        text(handbook.town().name()).append("</p><h1>");
        text(words.say("export.cover")).append("</h1><p class=\"kana\">");
        text(child.kana()).append("</p><p class=\"name\">");
        text(child.name()).append("</p><table class=\"facts\">");
        row(words.say("export.birth"), words.day(child.birthDate()));
        row(words.say("export.sex"), words.say("export.sex." + child.sex()));
        var weeks = child.gestationWeeks();
        var days = child.gestationDays();
        if (weeks != null && days != null) {
            row(words.say("export.gestation"), words.say("export.weeks", weeks, days));
        }
        var due = child.dueDate();
        if (due != null) {
            row(words.say("export.due"), words.day(due));
        }
        row(words.say("export.made"), words.day(read.today()));
        out.append("</table><p>");
        text(words.say("export.legend")).append("</p><p class=\"legend\">");
        for (var origin : Handbook.Origin.values()) {
            mark(origin).append(' ');
        }
        out.append("</p><p class=\"small\">");
        text(words.say("export.no-proof", handbook.town().name())).append("</p></div>");
    }

    private void pregnancy(Handbook.Expecting pregnancy) {
        heading(words.say("export.pregnancy"));
        out.append("<table class=\"facts\">");
        row(words.say("export.due"), words.day(pregnancy.dueDate()));
        row(words.say("export.fetuses"), Integer.toString(pregnancy.fetuses()));
        out.append("</table>");
        standing(pregnancy.pages()).forEach(this::page);
    }

    private void pages() {
        var pages = standing(handbook.pages()).toList();
        heading(words.say("export.pages"));
        if (pages.isEmpty()) {
            nothing();
        }
        pages.forEach(this::page);
    }

    private static Stream<Handbook.Page> standing(List<Handbook.Page> pages) {
        return pages.stream().filter(page -> page.standing().counts());
    }

    private void page(Handbook.Page page) {
        out.append("<div class=\"page\"><h3>");
        text(page.title()).append("</h3><p class=\"when\">");
        text(words.day(page.on()));
        if (!page.on().isBefore(handbook.child().birthDate())) {
            out.append("　");
            text(Age.on(handbook.child().birthDate(), page.on()).inWords(words.reader()));
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

    private void growth() {
        heading(words.say("export.growth"));
        for (var kind : Measurement.Kind.values()) {
            out.append("<div class=\"curve\"><h3>");
            text(words.say("export.kind." + kind)).append("</h3>");
            out.append(HandbookCurves.box(read.growth(), kind, read.today(), words))
                    .append("</div>");
        }
        out.append("<p class=\"small\">");
        text(words.say("export.growth.source")).append("</p>");
        var counted = handbook.measurements().stream()
                .filter(each -> each.standing().counts())
                .toList();
        if (counted.isEmpty()) {
            nothing();
            return;
        }
        table(
                List.of("export.day", "export.what", "export.value", "export.who"),
                counted,
                each -> List.of(
                        escaped(words.day(each.measuredOn())),
                        escaped(words.say("export.kind." + each.kind())),
                        escaped(each.value().stripTrailingZeros().toPlainString() + " " + each.unit()),
                        marked(each.entered())));
    }

    private void vaccinations() {
        heading(words.say("export.doses"));
        var counted = handbook.doses().stream()
                .filter(each -> each.standing().counts())
                .toList();
        if (counted.isEmpty()) {
            nothing();
            return;
        }
        table(
                List.of("export.day", "export.vaccine", "export.lot", "export.where", "export.who"),
                counted,
                each -> List.of(
                        escaped(words.day(each.givenOn())),
                        escaped(each.name())
                                + remark(each.abroad(), "export.abroad")
                                + remark(each.dayInDoubt(), "export.day-in-doubt")
                                + (each.note().isEmpty() ? "" : "<br/>" + escaped(each.note())),
                        escaped(each.lot()),
                        escaped(Stream.of(each.place(), each.givenBy())
                                .filter(part -> !part.isEmpty())
                                .reduce((place, person) -> place + " / " + person)
                                .orElse("")),
                        marked(each.entered())
                                + (each.confirmed() && each.entered().origin() == Handbook.Origin.GUARDIAN
                                        ? "<div class=\"small\">" + escaped(words.say("export.confirmed")) + "</div>"
                                        : "")));
    }

    private String remark(boolean holds, String key) {
        return holds ? "<div class=\"small\">" + escaped(words.say(key)) + "</div>" : "";
    }

    private void milestones() {
        shortSection(words.say("export.milestones"));
        if (handbook.milestones().isEmpty()) {
            nothing();
            return;
        }
        out.append("<table class=\"answers\">");
        handbook.milestones().forEach(each -> row(each.name(), each.label()));
        out.append("</table>");
    }

    /** What a guardian was asked about the child's development, and the next step that was told. */
    private void checks() {
        if (!handbook.checks().isEmpty()) {
            shortSection(words.say("export.checks"));
            table(
                    List.of("export.day", "export.check", "export.next"),
                    handbook.checks(),
                    check -> List.of(
                            escaped(words.day(LocalDate.ofInstant(check.sentAt(), SupportRoom.JAPAN))),
                            escaped(check.title() + " (" + check.ages() + ")"),
                            escaped(check.next())));
        }
    }

    /** What was written in free words, once more together, as the paper handbook has pages for it. */
    private void notes() {
        var written = standing(handbook.pages())
                .filter(page -> !page.note().isEmpty())
                .toList();
        if (!written.isEmpty()) {
            shortSection(words.say("export.notes"));
            table(
                    List.of("export.day", "export.note", "export.who"),
                    written,
                    page -> List.of(escaped(words.day(page.on())), escaped(page.note()), marked(page.entered())));
        }
    }

    private void photos() {
        var shown = handbook.photos().stream()
                .filter(each -> pictures.containsKey(each.id()))
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        shortSection(words.say("export.photos"));
        for (var photo : shown) {
            out.append("<div class=\"photo\"><img alt=\"\" src=\"data:image/jpeg;base64,")
                    .append(Base64.getEncoder().encodeToString(pictures.getOrDefault(photo.id(), new byte[0])))
                    .append("\"/><p class=\"small\">");
            text(words.day(photo.takenOn()));
            if (!photo.caption().isEmpty()) {
                out.append("<br/>");
                text(photo.caption());
            }
            out.append("</p></div>");
        }
        if (handbook.photos().size() > shown.size()) {
            out.append("<p class=\"small\">");
            text(words.say("export.photos.more", shown.size())).append("</p>");
        }
    }

    /** What was withdrawn or corrected stays readable. */
    private void settled() {
        var gone = Stream.of(
                        handbook.pregnancies().stream()
                                .flatMap(each -> each.pages().stream())
                                .map(each -> gone(each.on(), each.title(), each.entered(), each.standing())),
                        handbook.pages().stream()
                                .map(each -> gone(each.on(), each.title(), each.entered(), each.standing())),
                        handbook.measurements().stream()
                                .map(each -> gone(
                                        each.measuredOn(),
                                        words.say("export.kind." + each.kind()) + " "
                                                + each.value()
                                                        .stripTrailingZeros()
                                                        .toPlainString() + " " + each.unit(),
                                        each.entered(),
                                        each.standing())),
                        handbook.doses().stream()
                                .map(each -> gone(each.givenOn(), each.name(), each.entered(), each.standing())))
                .flatMap(Function.identity())
                .filter(each -> !each.standing().counts())
                .toList();
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

    private static Gone gone(
            java.time.LocalDate on, String what, Handbook.Entered entered, Handbook.Standing standing) {
        return new Gone(on, what, entered, standing);
    }

    private record Gone(java.time.LocalDate on, String what, Handbook.Entered entered, Handbook.Standing standing) {}

    private <T> void table(List<String> heads, List<T> rows, Function<T, List<String>> cells) {
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
    private void heading(String title) {
        out.append("<h2 class=\"leaf\">");
        text(title).append("</h2>");
    }

    private void shortSection(String title) {
        out.append("<h2>");
        text(title).append("</h2>");
    }

    private void nothing() {
        paragraph(words.say("export.nothing"));
    }

    private void paragraph(String said) {
        out.append("<p>");
        text(said).append("</p>");
    }

    private void row(String name, String value) {
        out.append("<tr><th>");
        text(name).append("</th><td>");
        text(value).append("</td></tr>");
    }

    private void by(Handbook.Entered entered) {
        if (!entered.by().isEmpty()) {
            out.append("<p class=\"small\">");
            text(words.say("export.by", entered.by())).append("</p>");
        }
    }

    private StringBuilder mark(Handbook.Origin origin) {
        return out.append(badge(origin));
    }

    private String marked(Handbook.Entered entered) {
        return badge(entered.origin()) + (entered.by().isEmpty() ? "" : " " + escaped(entered.by()));
    }

    private String badge(Handbook.Origin origin) {
        return "<span class=\"from " + origin + "\">" + escaped(words.say("export.from." + origin)) + "</span>";
    }

    private StringBuilder text(String said) {
        return out.append(escaped(said));
    }

    /** What XML cannot hold goes, what it takes for its own is written as an entity. */
    private static String escaped(String said) {
        return said.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br/>");
    }
}
