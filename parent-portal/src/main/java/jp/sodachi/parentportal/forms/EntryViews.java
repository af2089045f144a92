package jp.sodachi.parentportal.forms;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sodachi.record.AskedForm;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.Judgement;
import jp.sodachi.record.Judgements;
import jp.sodachi.record.PregnancyWeek;
import org.springframework.stereotype.Component;

/** Makes entries ready to be shown. */
@Component
public class EntryViews {
    private final HandbookForms forms;
    private final Judgements judgements;

    EntryViews(HandbookForms forms, Judgements judgements) {
        this.forms = forms;
        this.judgements = judgements;
    }

    /** Views of these entries in the same order; {@code due} for those of a pregnancy. */
    public List<EntryView> list(List<FormEntry> entries, Optional<LocalDate> due) {
        Map<String, String> labels =
                judgements.list().stream().collect(Collectors.toMap(Judgement::code, Judgement::label));
        return entries.stream()
                .map(entry -> new EntryView(
                        entry,
                        forms.find(entry.form())
                                .map(form -> AskedForm.answered(form, entry))
                                .orElse(List.of()),
                        labels.getOrDefault(entry.judgement(), entry.judgement()),
                        due.flatMap(day -> PregnancyWeek.on(day, entry.on())).orElse(null)))
                .toList();
    }
}
