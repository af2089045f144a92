package jp.sodachi.record;

import java.time.LocalDate;
import java.util.Map;

/** A page of the handbook, read and found possible. */
public record NewFormEntry(LocalDate on, String place, String judgement, String note, Map<String, String> answers) {
    public NewFormEntry {
        answers = Map.copyOf(answers);
    }
}
