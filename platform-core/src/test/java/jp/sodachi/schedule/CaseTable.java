package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Cases of one line each, for reading against the law and the notices.
 *
 * <p>Columns: name | programme | birth | history | as of | what else is known | verdicts | next | earliest | recommended
 * | last | status | total, with "review" behind it where a person should look. A verdict is key:validity, or
 * -:validity/reason. "—" means none. Lines that begin with # are headings.
 */
final class CaseTable {

    private static final Schedules JAPAN = Schedules.japan();

    private CaseTable() {}

    static Stream<DynamicTest> tests(String table) {
        return lines(table).map(columns -> DynamicTest.dynamicTest(name(columns), () -> check(columns)));
    }

    /** Each line's columns. */
    static Stream<String[]> lines(String table) {
        return table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|", -1));
    }

    static String name(String[] columns) {
        return columns[1].strip() + " " + columns[0].strip();
    }

    private static void check(String[] columns) {
        ProgrammePlan plan = plan(columns);
        List<String> expected = new ArrayList<>();
        for (int at = 6; at < columns.length; at++) {
            expected.add(columns[at].strip());
        }
        assertThat(describe(plan)).isEqualTo(expected);
    }

    static ProgrammePlan plan(String[] columns) {
        Person person = person(LocalDate.parse(columns[2].strip()), columns[5].strip());
        return JAPAN.plan(columns[1].strip(), person, history(columns[3]), LocalDate.parse(columns[4].strip()));
    }

    private static Person person(LocalDate birth, String known) {
        Person person = Person.of(birth, Sex.FEMALE);
        for (String word : known.split(" ")) {
            String value = word.substring(word.indexOf('=') + 1);
            person = switch (word.split("=")[0]) {
                case "planned" -> person.withPlannedProduct(value);
                case "resolved" -> person.withLongTermResolvedOn(LocalDate.parse(value));
                case "due" -> person.withDueDate(LocalDate.parse(value));
                case "mrShortage" -> person.withMrShortage(true);
                case "excluded" -> person.withExcluded(Set.of(Exclusion.valueOf(value)));
                case "had" -> person.withDiseaseHistory(Set.of(value));
                case "boy" -> Person.of(birth, Sex.MALE);
                default -> person;
            };
        }
        return person;
    }

    private static List<RecordedDose> history(String column) {
        List<RecordedDose> doses = new ArrayList<>();
        for (String dose : column.strip().split(",")) {
            if (!dose.isBlank()) {
                String[] parts = dose.strip().split(" ");
                doses.add(new RecordedDose(parts[0], LocalDate.parse(parts[1])));
            }
        }
        return doses;
    }

    private static List<String> describe(ProgrammePlan plan) {
        List<String> verdicts = plan.perDose().stream()
                .map(verdict -> verdict.doseKey().orElse("-") + ":" + verdict.validity()
                        + (verdict.reason() == Reason.NONE ? "" : "/" + verdict.reason()))
                .toList();
        Optional<NextDose> next = plan.next();
        return List.of(
                String.join(" ", verdicts),
                next.map(dose -> dose.ordinal() + " " + dose.key()
                                + dose.product().map(product -> " " + product).orElse(""))
                        .orElse("—"),
                next.map(dose -> dose.earliest().toString()).orElse("—"),
                next.flatMap(NextDose::recommendedFrom)
                        .map(from -> from + ".."
                                + next.flatMap(NextDose::recommendedTo)
                                        .map(LocalDate::toString)
                                        .orElse("—"))
                        .orElse("—"),
                next.flatMap(NextDose::last).map(LocalDate::toString).orElse("—"),
                plan.status().toString(),
                plan.plannedTotalDoses() + (plan.needsReview() ? " review" : ""));
    }
}
