package jp.sodachi.tenantadmin.nationalschedule;

import java.util.List;
import java.util.Map;
import jp.sodachi.schedule.NationalDiff;
import jp.sodachi.schedule.Phrase;
import jp.sodachi.schedule.Wording;

/**
 * One difference between two national versions as the page shows it.
 *
 * @param what the message key of: came, went, changed
 * @param name the programme, product or rule
 * @param part the message key of what about it
 * @param path as the file writes it
 */
record DiffRow(String what, String name, String part, String path, String before, String after) {
    private static final String PART = "admin.national.part.";
    private static final Map<String, String> PARTS = Map.of(
            "open", "open",
            "last", "last",
            "std[0]", "std-from",
            "std[1]", "std-to",
            "cap", "cap",
            "skipAfter", "skip",
            "offered", "offered",
            "repeat", "repeat",
            "products", "products",
            "days", "days");

    static DiffRow of(NationalDiff.Difference difference, Wording words) {
        return new DiffRow(
                "admin.national.what." + difference.what(),
                name(difference, words),
                PART + part(difference),
                path(difference),
                said(difference.beforeWords(), difference.before(), words),
                said(difference.afterWords(), difference.after(), words));
    }

    private static String name(NationalDiff.Difference difference, Wording words) {
        var kind = switch (difference.area()) {
            case "products" -> "schedule.product.";
            case "checkups" -> "schedule.checkup.name.";
            default -> "schedule.programme.";
        };
        var name = words.find(kind + difference.name()).orElse(difference.name());
        var step = difference.step().isEmpty()
                ? ""
                : " " + words.find("schedule.step." + difference.step()).orElse(difference.step());
        return name + step;
    }

    private static String part(NationalDiff.Difference difference) {
        if (difference.part().isEmpty()) {
            if (difference.step().isEmpty()) {
                return difference.area().replaceAll("[^a-zA-Z]", "");
            }
            return difference.area().equals("checkups") ? "visit" : "dose";
        }
        return PARTS.getOrDefault(difference.part(), "other");
    }

    private static String path(NationalDiff.Difference difference) {
        return String.join(
                ".",
                List.of(difference.area(), difference.name(), difference.step(), difference.part()).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private static String said(List<Phrase> phrases, String written, Wording words) {
        return phrases.isEmpty() ? written : words.phrase(phrases);
    }
}
