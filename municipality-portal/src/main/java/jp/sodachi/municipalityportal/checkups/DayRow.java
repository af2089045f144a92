package jp.sodachi.municipalityportal.checkups;

import java.util.List;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.record.AskedForm;
import jp.sodachi.record.CheckupPlace;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.Child;

/**
 * A child expected at a check-up, with all the family has told before.
 *
 * @param worries answers of the handbook's page that are a sign of worry
 * @param flags what the questions of the last months named, in words
 * @param level the highest of their results
 * @param hasAnswered whether the family has told anything
 */
record DayRow(
        CheckupPlace place,
        Child child,
        List<AskedForm.Answered> worries,
        List<String> flags,
        Level level,
        boolean hasAnswered,
        boolean isDone) {
    DayRow {
        worries = List.copyOf(worries);
        flags = List.copyOf(flags);
    }

    static DayRow of(Checkups.Expected expected, List<String> flags, Level level, boolean told) {
        return new DayRow(
                expected.place(),
                expected.child(),
                expected.worries(),
                flags,
                level,
                expected.hasAnswered() || told,
                expected.isDone());
    }

    /** How much there is to look at. */
    int weight() {
        return worries.size() + flags.size();
    }
}
