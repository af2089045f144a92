package jp.sodachi.parentportal.forms;

import java.util.List;
import jp.sodachi.record.AskedForm;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.PregnancyWeek;
import org.jspecify.annotations.Nullable;

/**
 * A filled-in page as its family sees it.
 *
 * @param judgement the judgement in the town's words, empty without one
 * @param week how far the pregnancy was, for a page of one
 */
public record EntryView(
        FormEntry entry,
        List<AskedForm.Answered> answers,
        String judgement,
        @Nullable PregnancyWeek week) {
    public EntryView {
        answers = List.copyOf(answers);
    }

    /** What a colleague corrected a minute ago is no news for a family; what was withdrawn after they saw it is. */
    public boolean isShown() {
        return entry.stands() || entry.isFromHome() || entry.releasedAt() != null;
    }

    /** Whether the reader's family may take it back. */
    public boolean isMine() {
        return entry.stands() && entry.isFromHome();
    }
}
