package jp.sodachi.reminder;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.sodachi.notice.Message;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.Why;
import org.jspecify.annotations.Nullable;

/** Tellings as the message that the notice room sends. */
final class ReminderMessage {

    /** The plan's page on the parent site. */
    private static final String PLAN_PATH = "/plan";

    private ReminderMessage() {}

    /**
     * One message for one reader.
     *
     * @param wording the town's own words by message key; see {@link jp.sodachi.schedule.TownLayer}
     * @param besides what the town says besides, by language
     */
    static Message.Reminder of(
            List<ChildToTell> children, LocalDate day, Map<String, String> wording, Map<String, String> besides) {
        return new Message.Reminder(
                children.stream()
                        .map(child -> new Message.ForChild(
                                child.name(),
                                child.tellings().stream()
                                        .map(telling -> item(telling, day, wording))
                                        .toList()))
                        .toList(),
                PLAN_PATH,
                besides);
    }

    private static Message.Item item(Telling telling, LocalDate day, Map<String, String> wording) {
        LocalDate from = telling.next().recommendedFrom().orElse(telling.next().earliest());
        return new Message.Item(
                kind(telling, from, day),
                telling.plan().programme(),
                telling.dose(),
                telling.plan().plannedTotalDoses() > 1,
                from,
                until(telling),
                why(telling),
                called("schedule.programme." + telling.plan().programme(), wording),
                new Message.Which(telling.next().key(), telling.plan().plannedTotalDoses()),
                telling.checkup());
    }

    /** What is said to end soon is the recommended period, else the legal one. */
    private static @Nullable LocalDate until(Telling telling) {
        return telling.kind() == Telling.Kind.ENDS
                ? telling.on()
                : telling.next().last().orElse(null);
    }

    private static Map<String, String> called(String key, Map<String, String> wording) {
        Map<String, String> names = new TreeMap<>();
        Optional.ofNullable(wording.get(key)).ifPresent(name -> names.put("ja", name));
        Optional.ofNullable(wording.get(key + "@en")).ifPresent(name -> names.put("en", name));
        return names;
    }

    private static Message.Kind kind(Telling telling, LocalDate from, LocalDate day) {
        return switch (telling.kind()) {
            case CLOSES -> Message.Kind.CLOSES;
            case DUE -> Message.Kind.DUE;
            case ENDS -> Message.Kind.ENDS;
            case BEGINS -> Message.Kind.OPEN;
            case OPENS -> from.isAfter(day) ? Message.Kind.OPENS : Message.Kind.OPEN;
        };
    }

    private static Message.@Nullable Reason why(Telling telling) {
        Optional<Why> why = switch (telling.kind()) {
            case OPENS, BEGINS -> telling.plan().why(decisive(telling.next()));
            case ENDS, DUE -> Optional.empty();
            case CLOSES -> telling.plan().why(Why.Field.LAST);
        };
        return why.map(sentence -> new Message.Reason(
                        sentence.message(),
                        sentence.args().stream().map(ReminderMessage::value).toList()))
                .orElse(null);
    }

    /** Where the recommended period begins as soon as the dose is allowed, what allows it is the reason that tells. */
    private static Why.Field decisive(NextDose next) {
        boolean asSoonAsAllowed = next.recommendedFrom().equals(Optional.of(next.earliest()));
        return asSoonAsAllowed ? Why.Field.EARLIEST : Why.Field.RECOMMENDED_FROM;
    }

    private static Message.Value value(Why.Arg arg) {
        return switch (arg) {
            case Why.Arg.Day(LocalDate day) -> new Message.Value(day, null, null);
            case Why.Arg.Count(int number) -> new Message.Value(null, number, null);
            case Why.Arg.Name(String key) -> new Message.Value(null, null, key);
        };
    }
}
