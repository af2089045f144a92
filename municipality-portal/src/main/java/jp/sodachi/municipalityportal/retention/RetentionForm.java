package jp.sodachi.municipalityportal.retention;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import jp.sodachi.support.Typed;
import jp.sodachi.tenancy.RetentionKind;
import jp.sodachi.tenancy.RetentionPeriods;
import org.springframework.validation.Errors;

/**
 * The times as they were typed, in months.
 *
 * @param seen those that stood there, in the order of the kinds, with commas between
 */
record RetentionForm(String trail, String mail, String draft, String code, String content, String seen) {
    RetentionForm {
        trail = Objects.requireNonNullElse(trail, "");
        mail = Objects.requireNonNullElse(mail, "");
        draft = Objects.requireNonNullElse(draft, "");
        code = Objects.requireNonNullElse(code, "");
        content = Objects.requireNonNullElse(content, "");
        seen = Objects.requireNonNullElse(seen, "");
    }

    static RetentionForm of(Map<RetentionKind, Integer> months) {
        return new RetentionForm(
                text(months, RetentionKind.TRAIL),
                text(months, RetentionKind.MAIL),
                text(months, RetentionKind.DRAFT),
                text(months, RetentionKind.CODE),
                text(months, RetentionKind.CONTENT),
                String.join(
                        ",",
                        months.values().stream()
                                .map(number -> Integer.toString(number))
                                .toList()));
    }

    private static String text(Map<RetentionKind, Integer> months, RetentionKind kind) {
        return Integer.toString(Objects.requireNonNull(months.get(kind), kind.name()));
    }

    void check(Errors errors) {
        typed().forEach((kind, text) -> {
            var months = number(text);
            if (months < kind.fewestMonths() || months > RetentionPeriods.MOST_MONTHS) {
                errors.rejectValue(
                        kind.name().toLowerCase(java.util.Locale.ROOT),
                        "retention.months.wrong",
                        new Object[] {kind.fewestMonths(), RetentionPeriods.MOST_MONTHS},
                        null);
            }
        });
    }

    Map<RetentionKind, Integer> read() {
        var months = new EnumMap<RetentionKind, Integer>(RetentionKind.class);
        typed().forEach((kind, text) -> months.put(kind, number(text)));
        return months;
    }

    Map<RetentionKind, Integer> readSeen() {
        var months = new EnumMap<RetentionKind, Integer>(RetentionKind.class);
        var numbers = seen.split(",", -1);
        for (var kind : RetentionKind.values()) {
            months.put(kind, kind.ordinal() < numbers.length ? number(numbers[kind.ordinal()]) : 0);
        }
        return months;
    }

    private Map<RetentionKind, String> typed() {
        return new EnumMap<>(Map.of(
                RetentionKind.TRAIL, trail,
                RetentionKind.MAIL, mail,
                RetentionKind.DRAFT, draft,
                RetentionKind.CODE, code,
                RetentionKind.CONTENT, content));
    }

    /** 0 for what is no number. */
    private static int number(String typed) {
        var digits = Typed.ascii(typed);
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
    }
}
