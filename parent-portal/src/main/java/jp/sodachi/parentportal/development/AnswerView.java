package jp.sodachi.parentportal.development;

import java.util.List;
import java.util.Locale;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.assessment.ChildChecks;

/** A question with what was answered, for reading again; the answer is empty when none was given. */
record AnswerView(String question, String answer) {
    static List<AnswerView> list(ChildChecks.Named named, CheckWords words, Locale reader) {
        return named.instrument().asked(named.window()).stream()
                .map(item -> {
                    var given = named.sheet().answers().getOrDefault(item.code(), "");
                    return new AnswerView(item.text().in(reader), given.isEmpty() ? "" : words.answer(item, given));
                })
                .toList();
    }
}
