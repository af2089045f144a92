package jp.sodachi.municipalityportal.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sodachi.record.AskedForm;
import jp.sodachi.record.AskedForm.Answered;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.Judgement;
import jp.sodachi.record.PregnancyWeek;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.web.Badge;
import jp.sodachi.web.JapaneseWords;
import org.springframework.context.MessageSource;

/** Makes the rows of filled-in pages of the handbook in one reader's language. */
public final class EntryRows {
    private final HandbookForms forms;
    private final Map<String, String> judgements;
    private final MessageSource messages;
    private final Locale reader;

    /**
     * For one reader.
     *
     * @param judgements the town's list
     */
    public EntryRows(HandbookForms forms, List<Judgement> judgements, MessageSource messages, Locale reader) {
        this.forms = forms;
        this.judgements = judgements.stream().collect(Collectors.toMap(Judgement::code, Judgement::label));
        this.messages = messages;
        this.reader = reader;
    }

    /**
     * Rows for these entries.
     *
     * @param base the address of the page they stand on
     * @param due the due date, for those of a pregnancy
     */
    public List<DoneRow> list(List<FormEntry> entries, String base, Optional<LocalDate> due) {
        return entries.stream()
                .map(entry -> row(entry, base + "/entries/" + entry.id(), due))
                .toList();
    }

    private DoneRow row(FormEntry entry, String address, Optional<LocalDate> due) {
        var form = forms.find(entry.form());
        var answers = form.map(known -> AskedForm.answered(known, entry)).orElse(List.of());
        var waits = form.filter(HandbookForm::released).isPresent()
                && !entry.isFromHome()
                && entry.state() == FormEntry.State.ENTERED;
        var worries = answers.stream().filter(Answered::worries).count();
        return new DoneRow(
                entry.on(),
                entry.stands(),
                JapaneseDates.full(entry.on(), reader),
                due.flatMap(day -> PregnancyWeek.on(day, entry.on()))
                        .map(week -> say("pregnancy.week.words", week.weeks(), week.days()))
                        .orElse(""),
                say("form.title." + entry.form()),
                badges(entry, waits),
                say(entry.isFromHome() ? "form.from.home" : "dose.from." + entry.enteredKind()),
                judgements.getOrDefault(entry.judgement(), entry.judgement()),
                worries > 0 ? say("form.worries", worries) : "",
                entry.place(),
                List.of(),
                answers.stream().map(this::said).toList(),
                answers.isEmpty() ? "" : say("form.answers", answers.size()),
                entry.note(),
                new DoneRow.Line(enteredBy(entry), moment(entry.enteredAt())),
                later(entry),
                waits ? address + "/release" : "",
                say("form.release"),
                entry.stands() ? address + "/correct" : "",
                entry.stands() ? address + "/withdraw" : "");
    }

    private List<Badge> badges(FormEntry entry, boolean waits) {
        return switch (entry.state()) {
            case ENTERED -> waits ? List.of(new Badge("waiting", say("form.state.waits"))) : List.of();
            case RELEASED -> List.of(new Badge("done", say("form.state.RELEASED")));
            case WITHDRAWN, REPLACED -> List.of(new Badge("stopped", say("dose.state." + entry.state())));
        };
    }

    private String enteredBy(FormEntry entry) {
        return switch (entry.enteredKind()) {
            case IMPORT -> say("dose.by-import", entry.enteredBy());
            case STAFF -> say("form.by-staff", entry.enteredBy());
            case PARENT ->
                entry.enteredBy().isEmpty() ? say("dose.by-parent.nameless") : say("dose.by-parent", entry.enteredBy());
        };
    }

    private List<DoneRow.Line> later(FormEntry entry) {
        var lines = new ArrayList<DoneRow.Line>();
        var released = entry.releasedAt();
        if (entry.releasedBy() != null && released != null) {
            lines.add(new DoneRow.Line(say("form.released-by", entry.releasedBy()), moment(released)));
        }
        if (entry.settledBy() != null) {
            var which = entry.state() == FormEntry.State.REPLACED ? "dose.corrected-by" : "dose.withdrawn-by";
            lines.add(new DoneRow.Line(say(which, entry.settledBy()), say("why.is", entry.why())));
        }
        return lines;
    }

    private DoneRow.Said said(Answered answered) {
        var asked = say("form.item." + answered.item().code());
        var day = answered.day();
        return switch (answered.kind()) {
            case "NUMBER" -> new DoneRow.Said(asked, number(answered), "keep num", null);
            case "OPTION" -> new DoneRow.Said(asked, say("form.option." + answered.value()), null, null);
            case "NOT_YET" -> new DoneRow.Said(asked, say("form.not-yet"), null, null);
            default ->
                day == null
                        ? new DoneRow.Said(asked, answered.value(), null, "ja")
                        : new DoneRow.Said(asked, inWords(answered.kind(), day), null, null);
        };
    }

    private String inWords(String kind, LocalDate day) {
        return kind.equals("MONTH") ? new JapaneseWords(reader).month(day) : JapaneseDates.full(day, reader);
    }

    private String number(Answered answered) {
        var unit = answered.item().unit();
        return unit.isEmpty() ? answered.value() : answered.value() + " " + say("form.unit." + unit);
    }

    private String moment(Instant at) {
        return new JapaneseWords(reader).moment(at);
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, reader);
    }
}
