package jp.sodachi.growth;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the tables of these tests are written. */
final class Written {

    private Written() {}

    static Stream<String[]> lines(String table) {
        return table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new));
    }

    /** The columns from one on: what is expected. */
    static String from(String[] columns, int first) {
        return Arrays.stream(columns).skip(first).collect(Collectors.joining(" | "));
    }

    static Measure measure(String code) {
        return Measure.valueOf(code.toUpperCase(Locale.ROOT));
    }

    static Sex sex(String code) {
        return code.equals("M") ? Sex.MALE : Sex.FEMALE;
    }

    static Position position(String code) {
        return code.isEmpty() ? Position.AS_EXPECTED : Position.valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** {@code 183}, or {@code 2025-09-01..2026-04-15 due=2025-10-20 g=33+0}. */
    static GrowthAge age(String text) {
        if (!text.contains("..")) {
            return GrowthAge.ofDays(Integer.parseInt(text));
        }
        String[] parts = text.split(" ");
        LocalDate birth = LocalDate.parse(parts[0].substring(0, 10));
        LocalDate day = LocalDate.parse(parts[0].substring(12));
        if (parts.length == 1) {
            return GrowthAge.on(birth, day);
        }
        String[] weeks = parts[2].substring(2).split("\\+");
        Gestation gestation = Gestation.of(
                LocalDate.parse(parts[1].substring(4)), Integer.parseInt(weeks[0]), Integer.parseInt(weeks[1]));
        return GrowthAge.on(birth, day, gestation, CorrectionPolicy.USUAL);
    }
}
