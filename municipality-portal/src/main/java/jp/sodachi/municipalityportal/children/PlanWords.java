package jp.sodachi.municipalityportal.children;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.sodachi.record.ChildState;
import jp.sodachi.schedule.LocalOffer;
import jp.sodachi.schedule.OfferWords;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Why;
import jp.sodachi.schedule.Wording;
import jp.sodachi.support.JapaneseDates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Says a plan in the reader's language. */
final class PlanWords {
    private final MessageSource messages;
    private final Locale reader;
    private final Wording wording;

    /**
     * In one reader's language.
     *
     * @param own the town's own words for the schedule
     */
    PlanWords(MessageSource messages, Locale reader, Map<String, String> own) {
        this.messages = messages;
        this.reader = reader;
        this.wording = Wording.in(reader).withOwn(own);
    }

    /** The programme, and which dose comes next. */
    String title(ProgrammePlan plan) {
        var programme = wording.programme(plan.programme());
        return plan.next()
                .map(next -> wording.dose(next.ordinal(), next.key(), plan.plannedTotalDoses()))
                .filter(which -> !which.isEmpty())
                .map(which -> programme + " " + which)
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

    /** What the town pays beyond the national programme, in the words that the family reads. */
    List<OfferWords> offers(List<LocalOffer> offers, LocalDate today) {
        return offers.stream().map(offer -> wording.offer(offer, today)).toList();
    }

    /** A state that stops messages: お断り(5種混合). */
    String state(ChildState state) {
        return state.kind() == ChildState.Kind.REFUSED
                ? say("state.refused", wording.programme(state.programme()))
                : say("state." + state.kind());
    }

    /** A window: two days, or the day from which on. */
    PlanRow.DaysShown days(LocalDate from, @Nullable LocalDate to) {
        return to == null
                ? new PlanRow.DaysShown(say("child.plan.from", JapaneseDates.brief(from, reader)), "")
                : daysFrom(from, to);
    }

    /** A window whose last day may be open. */
    PlanRow.DaysShown daysFrom(LocalDate from, @Nullable LocalDate to) {
        return new PlanRow.DaysShown(JapaneseDates.brief(from, reader), to == null ? "" : shown(from, to));
    }

    private String shown(LocalDate from, LocalDate to) {
        return from.getYear() == to.getYear() ? JapaneseDates.brief(to, reader) : JapaneseDates.full(to, reader);
    }

    /** The last legal day. */
    String last(LocalDate day) {
        return say("child.plan.last", JapaneseDates.full(day, reader));
    }

    private Object value(Why.Arg argument) {
        return switch (argument) {
            case Why.Arg.Day(var day) -> JapaneseDates.full(day, reader);
            case Why.Arg.Count(var number) -> number;
            case Why.Arg.Name(var key) -> say(key);
        };
    }

    String say(String key, Object... values) {
        return messages.getMessage(key, values, reader);
    }
}
