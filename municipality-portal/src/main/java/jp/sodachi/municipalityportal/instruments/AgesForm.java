package jp.sodachi.municipalityportal.instruments;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.sodachi.assessment.rules.Change;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Window;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/**
 * The ages at which an instrument asks, as typed: one line each, the last one for a new age. A line with neither beginning nor
 * end is no age; one that had a code is asked no more.
 */
record AgesForm(List<String> code, List<String> unit, List<String> from, List<String> to) implements DraftForm {
    private static final int MOST_MONTHS = 84;
    private static final int MOST_DAYS = 400;

    AgesForm {
        code = List.copyOf(requireNonNullElse(code, List.of()));
        unit = List.copyOf(requireNonNullElse(unit, List.of()));
        from = List.copyOf(requireNonNullElse(from, List.of()));
        to = List.copyOf(requireNonNullElse(to, List.of()));
    }

    static AgesForm of(Instrument of) {
        var code = new ArrayList<String>();
        var unit = new ArrayList<String>();
        var from = new ArrayList<String>();
        var to = new ArrayList<String>();
        of.windows().forEach(each -> {
            code.add(each.code());
            unit.add(each.unit().name());
            from.add(Integer.toString(each.from()));
            to.add(Integer.toString(each.to()));
        });
        code.add("");
        unit.add(Window.Unit.MONTHS.name());
        from.add("");
        to.add("");
        return new AgesForm(code, unit, from, to);
    }

    /** One line, and what is wrong with it. */
    record Line(int number, String code, String unit, String from, String to) {
        boolean isEmpty() {
            return from.isEmpty() && to.isEmpty();
        }
    }

    /** The lines as typed, numbered from 1. */
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var i = 0; i < Math.min(Math.min(code.size(), unit.size()), Math.min(from.size(), to.size())); i++) {
            lines.add(new Line(i + 1, code.get(i), unit.get(i), Typed.ascii(from.get(i)), Typed.ascii(to.get(i))));
        }
        return lines;
    }

    Optional<Change> read(Instrument in, Errors errors) {
        var ages = new ArrayList<Numbered>();
        for (var line : lines()) {
            if (!line.isEmpty()) {
                age(line, in, errors).ifPresent(age -> ages.add(new Numbered(line.number(), age)));
            }
        }
        if (ages.isEmpty() && !errors.hasErrors()) {
            errors.reject("instruments.draft.ages.none");
        }
        ages.sort(Comparator.comparing((Numbered each) -> each.age().unit())
                .thenComparing(each -> each.age().from()));
        for (var i = 1; i < ages.size(); i++) {
            var before = ages.get(i - 1).age();
            var age = ages.get(i);
            if (before.unit() == age.age().unit() && before.to() >= age.age().from()) {
                errors.rejectValue(
                        field(age.number()),
                        "instruments.draft.ages.overlap",
                        new Object[] {ages.get(i - 1).number()},
                        "");
            }
        }
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new Change.Ages(ages.stream().map(Numbered::age).toList()));
    }

    private record Numbered(int number, Change.Age age) {}

    private static Optional<Change.Age> age(Line line, Instrument in, Errors errors) {
        var unit = line.unit().equals(Window.Unit.DAYS.name()) ? Window.Unit.DAYS : Window.Unit.MONTHS;
        var most = unit == Window.Unit.DAYS ? MOST_DAYS : MOST_MONTHS;
        var known = line.code().isEmpty() || in.window(line.code()).isPresent();
        if (known && isNumber(line.from(), most) && isNumber(line.to(), most)) {
            var age = new Change.Age(line.code(), unit, Integer.parseInt(line.from()), Integer.parseInt(line.to()));
            if (age.from() <= age.to()) {
                return Optional.of(age);
            }
        }
        errors.rejectValue(field(line.number()), "instruments.draft.ages.wrong", new Object[] {most}, "");
        return Optional.empty();
    }

    private static String field(int line) {
        return "from[" + (line - 1) + "]";
    }

    private static boolean isNumber(String typed, int most) {
        return typed.matches("\\d{1,4}") && Integer.parseInt(typed) <= most;
    }

    @Override
    public List<Part> parts() {
        var words = new ArrayList<String>();
        lines().stream().filter(line -> !line.isEmpty()).forEach(line -> words.add(line.from() + "〜" + line.to()));
        return List.of(new Part("instruments.draft.ages", String.join(" / ", words)));
    }
}
