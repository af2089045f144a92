package jp.sodachi.record;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.sodachi.support.JapaneseDates;

/**
 * A page of the handbook as somebody types it.
 *
 * @param on the day it is about
 * @param place where it was, may be empty
 * @param judgement a code of the town's list, may be empty
 * @param note free words, may be empty
 * @param answers what was typed, by item
 */
public record TypedForm(String on, String place, String judgement, String note, Map<String, String> answers) {
    private static final String PREFIX = "a.";

    public TypedForm {
        answers = Map.copyOf(answers);
    }

    /** An empty page of a day. */
    public static TypedForm on(String day) {
        return new TypedForm(day, "", "", "", Map.of());
    }

    /** What a page's form sends: its own fields, and the items behind {@code a.}; anything else is passed over. */
    public static TypedForm of(Map<String, String> sent) {
        Map<String, String> answers = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty()) {
                answers.put(name.substring(PREFIX.length()), value);
            }
        });
        return new TypedForm(
                sent.getOrDefault("on", ""),
                sent.getOrDefault("place", ""),
                sent.getOrDefault("judgement", ""),
                sent.getOrDefault("note", ""),
                answers);
    }

    /** What stands on record, to be typed over. */
    public static TypedForm of(FormEntry entry, String day) {
        Map<String, String> answers = new LinkedHashMap<>(entry.answers());
        answers.replaceAll((_, answer) -> answer.equals(FormReading.NOT_YET) ? "まだ" : answer);
        return new TypedForm(day, entry.place(), entry.judgement(), entry.note(), answers);
    }

    /** The same with its day in one form, so that 令和8年11月24日 and 2026-11-24 are no difference. */
    public TypedForm onDay() {
        return JapaneseDates.find(on)
                .map(day -> new TypedForm(JapaneseDates.era(day), place, judgement, note, answers))
                .orElse(this);
    }

    /** Whether nothing was typed but the day. */
    public boolean isEmpty() {
        return place.isBlank()
                && judgement.isEmpty()
                && note.isBlank()
                && answers.values().stream().allMatch(String::isBlank);
    }
}
