package jp.sodachi.record;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of the handbook as a form shows it: what is asked, what was typed, what was found wrong. */
public record AskedForm(HandbookForm form, TypedForm typed, List<FormFault> faults) {
    private static final int LENGTH_OF_MONTH = 7;

    /** Pages whose day is none on which something was examined. */
    private static final Set<String> OF_ANOTHER_DAY =
            Set.of("BIRTH", "CHILD_ILLNESS", "PARENT_CLASS", "POSTNATAL_CARE");

    public AskedForm {
        faults = List.copyOf(faults);
    }

    /** Every item in the page's order. */
    public List<Asked> asked() {
        return form.items().stream()
                .map(item -> new Asked(item, typed.answers().getOrDefault(item.code(), ""), fault(item.code())))
                .toList();
    }

    /** What is wrong with a field, null when nothing is. */
    public @Nullable FormFault fault(String field) {
        return faults.stream()
                .filter(each -> each.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    /** Key of the page's own words for its day, empty for the usual ones. */
    public String dayLabel() {
        return OF_ANOTHER_DAY.contains(form.code()) ? "form.on." + form.code() : "";
    }

    /** Key of the words for a field, empty for one without: several things to be put right are told apart by their names. */
    public String label(String field) {
        if (form.find(field).isPresent()) {
            return "form.item." + field;
        }
        return switch (field) {
            case "on", "place", "judgement", "note" -> "form." + field;
            default -> "";
        };
    }

    /** The answers of an entry in the page's order. An answer that this edition does not ask for is left out. */
    public static List<Answered> answered(HandbookForm form, FormEntry entry) {
        return form.items().stream()
                .flatMap(item ->
                        Stream.ofNullable(entry.answers().get(item.code())).map(answer -> Answered.of(item, answer)))
                .toList();
    }

    /** One thing asked for. */
    public record Asked(
            FormItem item, String value, @Nullable FormFault fault) {}

    /**
     * One answer.
     *
     * @param kind how it is to be shown: NUMBER, OPTION, NOT_YET, MONTH, DAY or TEXT
     * @param day the day, or the first of the month
     * @param worries whether it is a sign of worry
     */
    public record Answered(
            FormItem item,
            String value,
            String kind,
            @Nullable LocalDate day,
            boolean worries) {
        static Answered of(FormItem item, String answer) {
            var worries = item.worries(answer);
            return switch (item.type()) {
                case NUMBER -> new Answered(item, answer, "NUMBER", null, worries);
                case CHOICE, YES_NO, YES_NO_UNSURE -> new Answered(item, answer, "OPTION", null, worries);
                case TEXT -> new Answered(item, answer, "TEXT", null, worries);
                case DAY -> new Answered(item, answer, "DAY", LocalDate.parse(answer), worries);
                case WHEN -> when(item, answer);
            };
        }

        private static Answered when(FormItem item, String answer) {
            if (answer.equals(FormReading.NOT_YET)) {
                return new Answered(item, answer, "NOT_YET", null, false);
            }
            return answer.length() == LENGTH_OF_MONTH
                    ? new Answered(
                            item, answer, "MONTH", YearMonth.parse(answer).atDay(1), false)
                    : new Answered(item, answer, "DAY", LocalDate.parse(answer), false);
        }
    }
}
