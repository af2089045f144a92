package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Made-up children with difficult birthdays and irregular histories, from a seed. */
final class RandomChildren {

    private static final int[] MONTHS = {
        0, 1, 2, 2, 3, 4, 5, 6, 7, 7, 8, 9, 12, 12, 15, 18, 24, 24, 36, 48, 60, 72, 84, 90, 108, 120, 132, 144, 156,
        168, 180, 192, 240
    };
    private static final int[] GAPS = {
        0, 1, 5, 6, 7, 13, 14, 19, 20, 21, 26, 27, 28, 29, 55, 56, 57, 59, 60, 61, 90, 138, 139, 140, 180, 184, 200,
        214, 365, 700
    };
    private static final List<String> OTHERS = List.of(
            "MR",
            "VAR",
            "BCG",
            "MUMPS",
            "MMR",
            "M",
            "R",
            "RV1",
            "FLU_LAIV",
            "HEPB",
            "DPT_IPV",
            "HIB",
            "PCV13",
            "JE",
            "DT",
            "FLU_INACT",
            "DPT_IPV_HIB",
            "IPV",
            "DPT");
    private static final List<String> PROGRAMMES = PlainRules.programmes();

    private final Random random;

    RandomChildren(Random random) {
        this.random = random;
    }

    record Case(String programme, Person person, List<RecordedDose> history, LocalDate today) {

        List<RecordedDose> known() {
            return history.stream()
                    .filter(dose -> !dose.givenOn().isAfter(today))
                    .toList();
        }

        String anyProduct(Random random) {
            List<String> own = PlainRules.products(programme);
            return random.nextBoolean()
                    ? own.get(random.nextInt(own.size()))
                    : OTHERS.get(random.nextInt(OTHERS.size()));
        }
    }

    Case next() {
        String programme = PROGRAMMES.get(random.nextInt(PROGRAMMES.size()));
        LocalDate birth = birth(programme);
        LocalDate today = today(programme, birth);
        Person person = person(programme, birth, today);
        return new Case(programme, person, history(programme, birth, today), today);
    }

    private LocalDate birth(String programme) {
        int youngest = 2026;
        int oldest = switch (programme) {
            case "JE_SPECIAL" -> 1994;
            case "HPV" -> 1996;
            case "RSV_MAT" -> 1985;
            case "DT2", "JE2" -> 2004;
            case "MR1", "MR2", "PENTA", "JE1" -> 2012;
            default -> 2016;
        };
        int latest = programme.equals("JE_SPECIAL") ? 2008 : programme.equals("HPV") ? 2014 : youngest;
        int year = oldest + random.nextInt(latest - oldest + 1);
        return switch (random.nextInt(10)) {
            case 0 -> LocalDate.of(year, 3, 31);
            case 1 -> LocalDate.of(year, 4, 1);
            case 2 -> LocalDate.of(year, 4, 2);
            case 3 -> LocalDate.of(year - year % 4, 2, 29);
            case 4 ->
                LocalDate.of(year, 1 + random.nextInt(12), 1).plusMonths(1).minusDays(1);
            case 5 -> LocalDate.of(year, 1 + random.nextInt(12), 1);
            case 6 -> LocalDate.of(year, 8, 29 + random.nextInt(3));
            default -> LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
        };
    }

    /** A day near something that may happen, in the time this definition answers for. */
    private LocalDate today(String programme, LocalDate birth) {
        LocalDate day = switch (random.nextInt(3)) {
            case 0 -> LocalDate.of(2026, 4, 1).plusDays(random.nextInt(365));
            case 1 -> near(birth);
            default ->
                programme.equals("HPV")
                        ? PlainReading.hpvEnd(birth).plusDays(random.nextInt(3) - 1)
                        : LocalDate.of(2026, 11, 22);
        };
        boolean answersFor = !day.isBefore(LocalDate.of(2023, 4, 1)) && day.isBefore(LocalDate.of(2045, 1, 1));
        return answersFor ? day : LocalDate.of(2026, 4, 1).plusDays(random.nextInt(365));
    }

    private LocalDate near(LocalDate birth) {
        int months = MONTHS[random.nextInt(MONTHS.length)];
        return PlainCalendar.months(birth, months).plusDays(random.nextInt(5) - 2);
    }

    private Person person(String programme, LocalDate birth, LocalDate today) {
        Person person = Person.of(birth, random.nextInt(10) == 0 ? Sex.MALE : Sex.FEMALE);
        if (programme.equals("RSV_MAT")) {
            person = person.withDueDate(today.plusDays(random.nextInt(200) - 50));
        }
        if (random.nextInt(3) == 0) {
            person = person.withPlannedProduct(random.nextBoolean() ? "RV1" : "RV5");
        }
        if (random.nextInt(4) == 0) {
            person = person.withMrShortage(true);
        }
        if (random.nextInt(5) == 0) {
            person = person.withLongTermResolvedOn(today.minusDays(random.nextInt(900)));
        }
        if (random.nextInt(30) == 0) {
            Exclusion[] all = Exclusion.values();
            person = person.withExcluded(Set.of(all[random.nextInt(all.length)]));
        }
        return random.nextInt(60) == 0 ? person.withDiseaseHistory(Set.of(programme)) : person;
    }

    private List<RecordedDose> history(String programme, LocalDate birth, LocalDate today) {
        List<String> own = PlainRules.products(programme);
        List<RecordedDose> doses = new ArrayList<>();
        String usual = own.get(random.nextInt(own.size()));
        LocalDate day = programme.equals("RSV_MAT") ? today.minusDays(random.nextInt(300)) : near(birth);
        int count = random.nextInt(6);
        for (int number = 0; number < count; number++) {
            String product = random.nextInt(4) == 0 ? own.get(random.nextInt(own.size())) : usual;
            doses.add(new RecordedDose(product, day));
            day = random.nextInt(6) == 0 && !programme.equals("RSV_MAT") ? near(birth) : step(day);
        }
        int others = random.nextInt(3);
        for (int number = 0; number < others; number++) {
            LocalDate other = doses.isEmpty() || random.nextBoolean()
                    ? near(birth)
                    : doses.get(random.nextInt(doses.size())).givenOn().plusDays(random.nextInt(61) - 30);
            doses.add(new RecordedDose(OTHERS.get(random.nextInt(OTHERS.size())), other));
        }
        java.util.Collections.shuffle(doses, random);
        return doses;
    }

    private LocalDate step(LocalDate day) {
        if (random.nextInt(3) == 0) {
            return PlainCalendar.later(day, 1 + random.nextInt(7)).plusDays(random.nextInt(3) - 1);
        }
        return day.plusDays(GAPS[random.nextInt(GAPS.length)]);
    }
}
