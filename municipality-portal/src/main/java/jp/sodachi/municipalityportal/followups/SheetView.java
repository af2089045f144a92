package jp.sodachi.municipalityportal.followups;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.assessment.ChildChecks;
import jp.sodachi.assessment.rules.Level;

/**
 * A sheet on the page of a case.
 *
 * @param reasons what made it ask for somebody, in the reader's words
 * @param answers all that was asked; an empty answer was not given
 * @param counted the completed months that were used
 * @param signed whether a professional has signed this version of the questions
 */
record SheetView(
        String title,
        String version,
        String ages,
        Level level,
        Instant at,
        String by,
        List<String> reasons,
        List<Answer> answers,
        String note,
        boolean complete,
        boolean corrected,
        int counted,
        int real,
        boolean signed) {
    SheetView {
        reasons = List.copyOf(reasons);
        answers = List.copyOf(answers);
    }

    /** A question and what was answered; {@code looked} when a rule named it. */
    record Answer(String question, String answer, boolean looked) {}

    static SheetView of(ChildChecks.Named named, CheckWords words, Locale reader) {
        var sheet = named.sheet();
        var result = Objects.requireNonNull(sheet.result());
        var looked =
                result.fired().stream().flatMap(each -> each.items().stream()).toList();
        return new SheetView(
                words.title(named.instrument()),
                named.instrument().version(),
                words.window(named.window()),
                result.level(),
                result.sentAt(),
                result.sentBy(),
                result.fired().stream()
                        .flatMap(fired -> words.reasons(fired, named).stream())
                        .distinct()
                        .toList(),
                named.instrument().asked(named.window()).stream()
                        .map(item -> {
                            var given = sheet.answers().getOrDefault(item.code(), "");
                            return new Answer(
                                    item.text().in(reader),
                                    given.isEmpty() ? "" : words.answer(item, given),
                                    looked.contains(item.code()));
                        })
                        .toList(),
                sheet.note(),
                result.complete(),
                result.age().corrected(),
                result.age().months(),
                result.age().chronologicalMonths(),
                named.instrument().review().signed());
    }
}
