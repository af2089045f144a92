package jp.sodachi.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A field of a page in which two texts differ: what is typed here, and what somebody else, or another device, has saved.
 *
 * @param label key of the field's words
 * @param mine what is typed here
 * @param stored what was saved meanwhile
 */
public record FormDifference(String label, Text mine, Text stored) {

    /**
     * A text, or one of the answers to choose from.
     *
     * @param chosen whether {@code value} is the code of an answer, whose words stand in the messages
     */
    public record Text(String value, boolean chosen) {
        private static Text of(String value) {
            return new Text(value, false);
        }
    }

    /** The fields in which they differ, in the page's order; judgements in the words of the town's list. */
    public static List<FormDifference> list(
            HandbookForm form, TypedForm mine, TypedForm stored, List<Judgement> judgements) {
        Map<String, String> words = judgements.stream().collect(Collectors.toMap(Judgement::code, Judgement::label));
        var differences = new ArrayList<FormDifference>();
        add(differences, "form.on", Text.of(mine.on()), Text.of(stored.on()));
        add(differences, "form.place", Text.of(mine.place()), Text.of(stored.place()));
        form.items()
                .forEach(
                        item -> add(differences, "form.item." + item.code(), answer(item, mine), answer(item, stored)));
        add(differences, "form.judgement", judgement(words, mine), judgement(words, stored));
        add(differences, "form.note", Text.of(mine.note()), Text.of(stored.note()));
        return differences;
    }

    private static Text answer(FormItem item, TypedForm typed) {
        var value = typed.answers().getOrDefault(item.code(), "");
        return new Text(value, item.options().contains(value));
    }

    private static Text judgement(Map<String, String> words, TypedForm typed) {
        return Text.of(words.getOrDefault(typed.judgement(), typed.judgement()));
    }

    private static void add(List<FormDifference> differences, String label, Text mine, Text stored) {
        if (!mine.equals(stored)) {
            differences.add(new FormDifference(label, mine, stored));
        }
    }
}
