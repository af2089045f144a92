package jp.sodachi.municipalityportal.forms;

import java.util.ArrayList;
import java.util.List;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.TypedForm;

/**
 * A field in which two devices' texts differ.
 *
 * @param label key of the field's words
 */
record Difference(String label, String mine, String stored) {

    static List<Difference> list(HandbookForm form, TypedForm mine, TypedForm stored) {
        List<Difference> differences = new ArrayList<>();
        add(differences, "form.on", mine.on(), stored.on());
        add(differences, "form.place", mine.place(), stored.place());
        form.items()
                .forEach(item -> add(
                        differences,
                        "form.item." + item.code(),
                        mine.answers().getOrDefault(item.code(), ""),
                        stored.answers().getOrDefault(item.code(), "")));
        add(differences, "form.judgement", mine.judgement(), stored.judgement());
        add(differences, "form.note", mine.note(), stored.note());
        return differences;
    }

    private static void add(List<Difference> differences, String label, String mine, String stored) {
        if (!mine.equals(stored)) {
            differences.add(new Difference(label, mine, stored));
        }
    }
}
