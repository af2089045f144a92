package jp.sodachi.export;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.sodachi.record.Measurement;
import jp.sodachi.support.SupportRoom;

/** The handbook as a document to be set in pages: the paper handbook's order, every fact with the side that entered it. */
final class HandbookHtml {
    private final Handbook handbook;
    private final HandbookReading.Read read;
    private final HandbookWords words;
    private final Map<UUID, byte[]> pictures;
    private final HandbookWriter out;

    private HandbookHtml(HandbookReading.Read read, Map<UUID, byte[]> pictures) {
        this.read = read;
        this.handbook = read.handbook();
        this.words = read.words();
        this.pictures = pictures;
        this.out = new HandbookWriter(read.words());
    }

    /** @param pictures small pictures by photo; a photo without one is left out */
    static String of(HandbookReading.Read read, Map<UUID, byte[]> pictures, String style) {
        return new HandbookHtml(read, pictures).document(style);
    }

    private String document(String style) {
        out.begin(
                words.say("export.title", handbook.child().name()),
                words.say("export.running", handbook.child().name(), words.day(read.today())),
                style);
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
        return out.end();
    }

    private void cover() {
        var child = handbook.child();
        out.beginCover(handbook.town().name(), child.name(), child.kana());
        out.row(words.say("export.birth"), words.day(child.birthDate()));
        out.row(words.say("export.sex"), words.say("export.sex." + child.sex()));
        var weeks = child.gestationWeeks();
        var days = child.gestationDays();
        if (weeks != null && days != null) {
            out.row(words.say("export.gestation"), words.say("export.weeks", weeks, days));
        }
        var due = child.dueDate();
        if (due != null) {
            out.row(words.say("export.due"), words.day(due));
        }
        out.row(words.say("export.made"), words.day(read.today()));
        out.endCover(handbook.town().name());
    }

    private void pregnancy(Handbook.Expecting pregnancy) {
        out.pregnancy(pregnancy, handbook.child().birthDate());
    }

    private void pages() {
        var pages = HandbookWriter.standing(handbook.pages()).toList();
        if (pages.isEmpty()) {
            // Each section begins a sheet; none is spent on saying that there is nothing.
            return;
        }
        out.heading(words.say("export.pages"));
        pages.forEach(page -> out.page(page, handbook.child().birthDate()));
    }

    private void growth() {
        out.heading(words.say("export.growth"));
        for (var kind : Measurement.Kind.values()) {
            out.append("<div class=\"curve\"><h3>");
            out.text(words.say("export.kind." + kind)).append("</h3>");
            out.append(HandbookCurves.box(read.growth(), kind, read.today(), words))
                    .append("</div>");
        }
        out.append("<p class=\"small\">");
        out.text(words.say("export.growth.source")).append("</p>");
        var counted = handbook.measurements().stream()
                .filter(each -> each.standing().counts())
                .toList();
        if (counted.isEmpty()) {
            out.nothing();
            return;
        }
        out.table(
                List.of("export.day", "export.what", "export.value", "export.who"),
                counted,
                each -> List.of(
                        HandbookWriter.escaped(words.day(each.measuredOn())),
                        HandbookWriter.escaped(words.say("export.kind." + each.kind())),
                        HandbookWriter.escaped(each.value().stripTrailingZeros().toPlainString() + " " + each.unit()),
                        out.marked(each.entered())));
    }

    private void vaccinations() {
        out.heading(words.say("export.doses"));
        var counted = handbook.doses().stream()
                .filter(each -> each.standing().counts())
                .toList();
        if (counted.isEmpty()) {
            out.nothing();
            return;
        }
        out.table(
                List.of("export.day", "export.vaccine", "export.lot", "export.where", "export.who"),
                counted,
                each -> List.of(
                        HandbookWriter.escaped(words.day(each.givenOn())),
                        HandbookWriter.escaped(each.name())
                                + remark(each.abroad(), "export.abroad")
                                + remark(each.dayInDoubt(), "export.day-in-doubt")
                                + (each.note().isEmpty() ? "" : "<br/>" + HandbookWriter.escaped(each.note())),
                        HandbookWriter.escaped(each.lot()),
                        HandbookWriter.escaped(Stream.of(each.place(), each.givenBy())
                                .filter(part -> !part.isEmpty())
                                .reduce((place, person) -> place + " / " + person)
                                .orElse("")),
                        out.marked(each.entered())
                                + (each.confirmed() && each.entered().origin() == Handbook.Origin.GUARDIAN
                                        ? "<div class=\"small\">"
                                                + HandbookWriter.escaped(words.say("export.confirmed")) + "</div>"
                                        : "")));
    }

    private String remark(boolean holds, String key) {
        return holds ? "<div class=\"small\">" + HandbookWriter.escaped(words.say(key)) + "</div>" : "";
    }

    private void milestones() {
        out.shortSection(words.say("export.milestones"));
        if (handbook.milestones().isEmpty()) {
            out.nothing();
            return;
        }
        out.append("<table class=\"answers\">");
        handbook.milestones().forEach(each -> out.row(each.name(), each.label()));
        out.append("</table>");
    }

    /** What a guardian was asked about the child's development, and the next step that was told. */
    private void checks() {
        if (!handbook.checks().isEmpty()) {
            out.shortSection(words.say("export.checks"));
            out.table(
                    List.of("export.day", "export.check", "export.next"),
                    handbook.checks(),
                    check -> List.of(
                            HandbookWriter.escaped(words.day(LocalDate.ofInstant(check.sentAt(), SupportRoom.JAPAN))),
                            HandbookWriter.escaped(check.title() + " (" + check.ages() + ")"),
                            HandbookWriter.escaped(check.next())));
        }
    }

    /** What was written in free words, once more together, as the paper handbook has pages for it. */
    private void notes() {
        var written = HandbookWriter.standing(handbook.pages())
                .filter(page -> !page.note().isEmpty())
                .toList();
        if (!written.isEmpty()) {
            out.shortSection(words.say("export.notes"));
            out.table(
                    List.of("export.day", "export.note", "export.who"),
                    written,
                    page -> List.of(
                            HandbookWriter.escaped(words.day(page.on())),
                            HandbookWriter.escaped(page.note()),
                            out.marked(page.entered())));
        }
    }

    private void photos() {
        var shown = handbook.photos().stream()
                .filter(each -> pictures.containsKey(each.id()))
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        out.shortSection(words.say("export.photos"));
        for (var photo : shown) {
            out.append("<div class=\"photo\"><img alt=\"\" src=\"data:image/jpeg;base64,")
                    .append(Base64.getEncoder().encodeToString(pictures.getOrDefault(photo.id(), new byte[0])))
                    .append("\"/><p class=\"small\">");
            out.text(words.day(photo.takenOn()));
            if (!photo.caption().isEmpty()) {
                out.append("<br/>");
                out.text(photo.caption());
            }
            out.append("</p></div>");
        }
        if (handbook.photos().size() > shown.size()) {
            out.append("<p class=\"small\">");
            out.text(words.say("export.photos.more", shown.size())).append("</p>");
        }
    }

    /** What was withdrawn or corrected stays readable. */
    private void settled() {
        var facts = Stream.of(
                        handbook.pregnancies().stream()
                                .flatMap(each -> each.pages().stream())
                                .map(HandbookWriter.Fact::of),
                        handbook.pages().stream().map(HandbookWriter.Fact::of),
                        handbook.measurements().stream()
                                .map(each -> new HandbookWriter.Fact(
                                        each.measuredOn(),
                                        words.say("export.kind." + each.kind()) + " "
                                                + each.value()
                                                        .stripTrailingZeros()
                                                        .toPlainString() + " " + each.unit(),
                                        each.entered(),
                                        each.standing())),
                        handbook.doses().stream()
                                .map(each -> new HandbookWriter.Fact(
                                        each.givenOn(), each.name(), each.entered(), each.standing())))
                .flatMap(Function.identity())
                .toList();
        out.settled(facts);
    }
}
