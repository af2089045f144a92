package jp.sodachi.municipalityportal.children;

import java.util.List;
import java.util.Locale;
import jp.sodachi.record.ChildState;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Why;
import jp.sodachi.support.JapaneseDates;
import org.springframework.context.MessageSource;

/** Says a plan in the reader's language. */
final class PlanWords {
    private final MessageSource messages;
    private final Locale reader;

    PlanWords(MessageSource messages, Locale reader) {
        this.messages = messages;
        this.reader = reader;
    }

    /** The programme, and which dose comes next. */
    String title(ProgrammePlan plan) {
        var programme = say("schedule.programme." + plan.programme());
        return plan.next()
                .filter(_ -> plan.plannedTotalDoses() > 1)
                .map(NextDose::ordinal)
                .map(ordinal -> say("child.plan.nth", programme, ordinal))
                .orElse(programme);
    }

    /** Why the dates and the status are what they are; what was decided about a single dose stands with the dose. */
    List<String> reasons(ProgrammePlan plan) {
        return plan.why().stream()
                .filter(why -> why.field() != Why.Field.DOSE)
                .map(why ->
                        say(why.message(), why.args().stream().map(this::value).toArray()))
                .distinct()
                .toList();
    }

    /** A state that stops messages: お断り(5種混合). */
    String state(ChildState state) {
        return state.kind() == ChildState.Kind.REFUSED
                ? say("state.refused", say("schedule.programme." + state.programme()))
                : say("state." + state.kind());
    }

    private Object value(Why.Arg argument) {
        return switch (argument) {
            case Why.Arg.Day(var day) -> JapaneseDates.full(day, reader);
            case Why.Arg.Count(var number) -> number;
            case Why.Arg.Name(var key) -> say(key);
        };
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, reader);
    }
}
