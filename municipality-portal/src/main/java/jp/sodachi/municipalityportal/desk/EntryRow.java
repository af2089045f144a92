package jp.sodachi.municipalityportal.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sodachi.record.AskedForm;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.Judgement;
import jp.sodachi.record.PregnancyWeek;
import org.jspecify.annotations.Nullable;

/**
 * A filled-in page of the handbook in a time line.
 *
 * @param answers its answers in the page's order
 * @param judgement the judgement in the town's words, empty without one
 * @param waits whether the family does not see it yet
 * @param worries how many answers are a sign of worry
 * @param week how far the pregnancy was, for a page of one
 */
public record EntryRow(
        FormEntry entry,
        List<AskedForm.Answered> answers,
        String judgement,
        boolean waits,
        long worries,
        @Nullable PregnancyWeek week) {

    public EntryRow {
        answers = List.copyOf(answers);
    }

    /** Rows for these entries; {@code due} for those of a pregnancy. */
    public static List<EntryRow> list(
            List<FormEntry> entries, HandbookForms forms, List<Judgement> judgements, Optional<LocalDate> due) {
        Map<String, String> labels = judgements.stream().collect(Collectors.toMap(Judgement::code, Judgement::label));
        return entries.stream().map(entry -> of(entry, forms, labels, due)).toList();
    }

    private static EntryRow of(
            FormEntry entry, HandbookForms forms, Map<String, String> labels, Optional<LocalDate> due) {
        var form = forms.find(entry.form());
        var answers = form.map(known -> AskedForm.answered(known, entry)).orElse(List.of());
        var released = form.filter(HandbookForm::released).isPresent();
        return new EntryRow(
                entry,
                answers,
                labels.getOrDefault(entry.judgement(), entry.judgement()),
                released && !entry.isFromHome() && entry.state() == FormEntry.State.ENTERED,
                answers.stream().filter(AskedForm.Answered::worries).count(),
                due.flatMap(day -> PregnancyWeek.on(day, entry.on())).orElse(null));
    }
}
