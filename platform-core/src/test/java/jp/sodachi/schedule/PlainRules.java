package jp.sodachi.schedule;

import static jp.sodachi.schedule.PlainCalendar.gap;
import static jp.sodachi.schedule.PlainCalendar.later;
import static jp.sodachi.schedule.PlainCalendar.months;
import static jp.sodachi.schedule.PlainCalendar.school;
import static jp.sodachi.schedule.PlainCalendar.weeks;
import static jp.sodachi.schedule.PlainCalendar.years;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the next dose of each programme must satisfy, read from the law and the notices and written down programme by
 * programme. Slow, obvious, and sharing nothing with the engine.
 */
final class PlainRules {

    /** A counted dose. */
    record Given(LocalDate date, String product) {}

    /** An invalid dose and the step it was meant for. */
    record Rejected(LocalDate date, String key) {}

    /** What is known when a step is asked for. */
    record Ask(
            LocalDate birth,
            List<Given> given,
            List<Rejected> rejected,
            LocalDate on,
            String product,
            boolean planning,
            Optional<LocalDate> due,
            LocalDate lastSame) {

        LocalDate m(int n) {
            return months(birth, n);
        }

        LocalDate y(int n) {
            return years(birth, n);
        }

        LocalDate dose(int n) {
            return given.get(n - 1).date();
        }

        LocalDate prev() {
            return given.getLast().date();
        }

        int count() {
            return given.size();
        }

        /** The first counted dose, or the one that would be the first on the day asked for. */
        LocalDate first() {
            return given.isEmpty() ? on : dose(1);
        }
    }

    /** One step. A null date is absent. */
    static final class Step {
        final String key;
        final int remaining;

        @Nullable LocalDate age;

        @Nullable LocalDate interval;

        @Nullable LocalDate accepted;

        @Nullable Reason acceptedReason;

        @Nullable UnaryOperator<LocalDate> repeat;

        @Nullable UnaryOperator<LocalDate> repeatRecorded;

        @Nullable LocalDate stdFrom;

        @Nullable LocalDate stdTo;

        @Nullable LocalDate last;

        boolean capped;

        @Nullable LocalDate discouraged;

        @Nullable LocalDate notBefore;

        boolean earlyIsReview;

        Step(String key, int remaining) {
            this.key = key;
            this.remaining = remaining;
        }

        Step opens(@Nullable LocalDate ageMinimum, @Nullable LocalDate intervalMinimum) {
            age = ageMinimum;
            interval = intervalMinimum;
            return this;
        }

        Step standard(LocalDate from, @Nullable LocalDate to) {
            stdFrom = from;
            stdTo = to;
            return this;
        }

        Step until(LocalDate day) {
            last = day;
            return this;
        }

        Step repeatDays(int days) {
            repeat = day -> gap(day, days);
            repeatRecorded = repeat;
            return this;
        }

        Step repeatMonths(int n) {
            repeat = day -> later(day, n);
            repeatRecorded = repeat;
            return this;
        }
    }

    private PlainRules() {}

    /** The next step; empty when the series is complete. */
    static Optional<Step> next(String programme, Ask ask) {
        return Optional.ofNullable(
                switch (programme) {
                    case "ROTA" -> rota(ask);
                    case "HEPB" -> hepatitisB(ask);
                    case "PENTA" -> fiveInOne(ask, ask.on().isBefore(LocalDate.of(2023, 4, 1)) ? ask.m(3) : ask.m(2));
                    case "HIB" -> PlainBands.hib(ask);
                    case "PCV" -> PlainBands.pneumococcal(ask);
                    case "BCG" -> one(ask, ask.birth(), ask.m(5), ask.m(8), ask.m(12), 27);
                    case "MR1" -> one(ask, ask.m(12), ask.m(12), ask.m(24), ask.m(24), 27);
                    case "MR2" -> mr2(ask);
                    case "VAR" -> varicella(ask);
                    case "JE1" -> PlainSchoolAge.encephalitis(ask);
                    case "JE2" -> PlainSchoolAge.encephalitis2(ask);
                    case "JE_SPECIAL" -> PlainSchoolAge.encephalitisSpecial(ask);
                    case "DT2" -> one(ask, ask.y(11), ask.y(11), ask.y(12), ask.y(13), 20);
                    case "HPV" -> PlainSchoolAge.hpv(ask);
                    case "RSV_MAT" -> rsv(ask);
                    case "MUMPS" -> mumps(ask);
                    default -> throw new IllegalArgumentException(programme);
                });
    }

    private static @Nullable Step one(
            Ask ask, LocalDate age, LocalDate from, LocalDate to, LocalDate last, int repeat) {
        if (ask.count() == 1) {
            return null;
        }
        return new Step("D1", 1).opens(age, null).standard(from, to).until(last).repeatDays(repeat);
    }

    private static @Nullable Step rota(Ask ask) {
        boolean anyFive = ask.given().stream().anyMatch(dose -> dose.product().equals("RV5"));
        int complete = anyFive ? 3 : 2;
        if (ask.count() >= complete) {
            return null;
        }
        int total = anyFive || ask.product().equals("RV5") ? 3 : 2;
        LocalDate last = ask.product().equals("RV5") ? weeks(ask.birth(), 32, 0) : weeks(ask.birth(), 24, 0);
        Step step = new Step("D" + (ask.count() + 1), total - ask.count())
                .until(last)
                .repeatDays(27);
        if (ask.count() == 0) {
            step.opens(weeks(ask.birth(), 6, 0), null).standard(ask.m(2), weeks(ask.birth(), 14, 6));
            step.discouraged = weeks(ask.birth(), 14, 6);
            return step;
        }
        return step.opens(null, gap(ask.prev(), 27)).standard(gap(ask.prev(), 27), last);
    }

    private static @Nullable Step hepatitisB(Ask ask) {
        if (ask.count() == 3) {
            return null;
        }
        Step step = new Step("D" + (ask.count() + 1), 3 - ask.count())
                .until(ask.m(12))
                .repeatDays(27);
        if (ask.count() == 0) {
            return step.opens(ask.birth(), null).standard(ask.m(2), ask.m(9));
        }
        LocalDate fromFirst = gap(ask.dose(1), ask.count() == 1 ? 27 : 139);
        LocalDate interval = ask.count() == 1
                ? fromFirst
                : PlainCalendar.latest(fromFirst, ask.dose(2).plusDays(1));
        return step.opens(null, interval).standard(PlainCalendar.latest(ask.m(2), fromFirst), ask.m(9));
    }

    /** Three and one with 20 days and six months between, to ninety months. */
    static @Nullable Step fiveInOne(Ask ask, LocalDate youngest) {
        if (ask.count() == 4) {
            return null;
        }
        if (ask.count() == 0) {
            return new Step("P1", 4)
                    .opens(youngest, null)
                    .standard(ask.m(2), ask.m(7))
                    .until(ask.m(90))
                    .repeatDays(20);
        }
        if (ask.count() < 3) {
            return new Step("P" + (ask.count() + 1), 4 - ask.count())
                    .opens(null, gap(ask.prev(), 20))
                    .standard(gap(ask.prev(), 20), gap(ask.prev(), 56))
                    .until(ask.m(90))
                    .repeatDays(20);
        }
        return new Step("BOOST", 1)
                .opens(null, later(ask.prev(), 6))
                .standard(later(ask.prev(), 6), later(ask.prev(), 18))
                .until(ask.m(90))
                .repeatMonths(6);
    }

    private static @Nullable Step mr2(Ask ask) {
        if (ask.count() == 1) {
            return null;
        }
        LocalDate entry = school(ask.birth());
        LocalDate interval = ask.lastSame().equals(LocalDate.MIN) ? null : gap(ask.lastSame(), 27);
        return new Step("D1", 1)
                .opens(entry.minusYears(1), interval)
                .standard(entry.minusYears(1), entry.minusDays(1))
                .until(entry.minusDays(1))
                .repeatDays(27);
    }

    private static @Nullable Step varicella(Ask ask) {
        return switch (ask.count()) {
            case 0 ->
                new Step("D1", 2)
                        .opens(ask.m(12), null)
                        .standard(ask.m(12), ask.m(15))
                        .until(ask.m(36))
                        .repeatDays(27);
            case 1 ->
                new Step("D2", 1)
                        .opens(null, later(ask.prev(), 3))
                        .standard(later(ask.prev(), 6), later(ask.prev(), 12))
                        .until(ask.m(36))
                        .repeatMonths(3);
            default -> null;
        };
    }

    private static @Nullable Step rsv(Ask ask) {
        if (ask.count() == 1) {
            return null;
        }
        LocalDate due = ask.due().orElseThrow();
        Step step = new Step("D1", 1)
                .opens(due.minusDays(84), null)
                .standard(due.minusDays(84), due.minusDays(22))
                .until(due.minusDays(22));
        step.notBefore = LocalDate.of(2026, 4, 1);
        step.earlyIsReview = true;
        return step;
    }

    private static @Nullable Step mumps(Ask ask) {
        LocalDate entry = school(ask.birth());
        return switch (ask.count()) {
            case 0 ->
                new Step("D1", 2)
                        .opens(ask.m(12), null)
                        .standard(ask.m(12), ask.m(15))
                        .repeatDays(27);
            case 1 ->
                new Step("D2", 1)
                        .opens(null, gap(ask.prev(), 27))
                        .standard(entry.minusYears(1), entry.minusDays(1))
                        .repeatDays(27);
            default -> null;
        };
    }

    /** Products that count in a programme. */
    static List<String> products(String programme) {
        return PRODUCTS.getOrDefault(programme, List.of());
    }

    static List<String> programmes() {
        return PRODUCTS.keySet().stream().sorted().toList();
    }

    private static final Map<String, List<String>> PRODUCTS = Map.ofEntries(
            Map.entry("ROTA", List.of("RV1", "RV5")),
            Map.entry("HEPB", List.of("HEPB")),
            Map.entry("PENTA", List.of("DPT_IPV_HIB", "DPT_IPV", "DPT", "IPV")),
            Map.entry("HIB", List.of("HIB", "DPT_IPV_HIB")),
            Map.entry("PCV", List.of("PCV20", "PCV15", "PCV13", "PCV7")),
            Map.entry("BCG", List.of("BCG")),
            Map.entry("MR1", List.of("MR", "M", "R", "MMR")),
            Map.entry("MR2", List.of("MR", "M", "R", "MMR")),
            Map.entry("VAR", List.of("VAR")),
            Map.entry("JE1", List.of("JE")),
            Map.entry("JE2", List.of("JE")),
            Map.entry("JE_SPECIAL", List.of("JE")),
            Map.entry("DT2", List.of("DT")),
            Map.entry("HPV", List.of("HPV9", "HPV4", "HPV2")),
            Map.entry("RSV_MAT", List.of("RSV_MATERNAL")),
            Map.entry("MUMPS", List.of("MUMPS")));
}
