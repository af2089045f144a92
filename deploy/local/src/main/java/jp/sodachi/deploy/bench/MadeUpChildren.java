package jp.sodachi.deploy.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import jp.sodachi.schedule.RecordedDose;

/**
 * Children of a town, made up from a seed: aged 3 to 17 unless said otherwise, with the doses of their years; one in five is irregular (late,
 * too early, left out, in another order).
 */
final class MadeUpChildren {

    record Made(LocalDate birth, boolean girl, List<RecordedDose> doses) {}

    private static final int DAYS_A_YEAR = 365;

    private final SplittableRandom random;
    private final LocalDate today;
    private final int youngest;
    private final int years;

    MadeUpChildren(long seed, LocalDate today) {
        this(seed, today, 3, 14);
    }

    /** Other ages: from {@code youngest} years, over as many {@code years}. */
    MadeUpChildren(long seed, LocalDate today, int youngest, int years) {
        this.random = new SplittableRandom(seed);
        this.today = today;
        this.youngest = youngest;
        this.years = years;
    }

    Made next() {
        LocalDate birth = today.minusDays((long) youngest * DAYS_A_YEAR + random.nextInt(years * DAYS_A_YEAR));
        boolean irregular = random.nextInt(5) == 0;
        List<RecordedDose> doses = new ArrayList<>();
        boolean fiveInOne = birth.isAfter(LocalDate.of(2024, 1, 31));
        String pcv = birth.isAfter(LocalDate.of(2024, 7, 31)) ? "PCV20" : "PCV13";
        for (int dose = 0; dose < 3; dose++) {
            LocalDate day = birth.plusMonths(2).plusDays(dose * 28L + random.nextInt(7));
            give(doses, fiveInOne ? "DPT_IPV_HIB" : "DPT_IPV", day.plusDays(fiveInOne ? 0 : 30), irregular);
            if (!fiveInOne) {
                give(doses, "HIB", day, irregular);
            }
            give(doses, pcv, day, irregular);
            give(doses, "HEPB", dose == 2 ? birth.plusMonths(7) : day, irregular);
            if (dose < 2) {
                give(doses, "RV1", day, irregular);
            }
        }
        give(doses, "BCG", birth.plusMonths(5).plusDays(random.nextInt(60)), irregular);
        secondYear(doses, birth, fiveInOne, pcv, irregular);
        later(doses, birth, irregular);
        doses.removeIf(dose -> dose.givenOn().isAfter(today));
        return new Made(birth, random.nextBoolean(), doses);
    }

    private void secondYear(
            List<RecordedDose> doses, LocalDate birth, boolean fiveInOne, String pcv, boolean irregular) {
        LocalDate first = birth.plusMonths(12).plusDays(random.nextInt(40));
        give(doses, "MR", first, irregular);
        give(doses, "VAR", first, irregular);
        give(doses, "MUMPS", first, irregular);
        give(doses, pcv, first, irregular);
        give(doses, fiveInOne ? "DPT_IPV_HIB" : "DPT_IPV", first.plusMonths(3), irregular);
        if (!fiveInOne) {
            give(doses, "HIB", first, irregular);
        }
        give(doses, "VAR", first.plusMonths(7), irregular);
    }

    private void later(List<RecordedDose> doses, LocalDate birth, boolean irregular) {
        LocalDate three = birth.plusYears(3).plusDays(random.nextInt(200));
        give(doses, "JE", three, irregular);
        give(doses, "JE", three.plusDays(21), irregular);
        give(doses, "JE", three.plusMonths(13), irregular);
        give(doses, "MR", birth.plusYears(6).minusDays(random.nextInt(200)), irregular);
        give(doses, "MUMPS", birth.plusYears(6).minusDays(random.nextInt(200)), irregular);
        give(doses, "JE", birth.plusYears(9).plusDays(random.nextInt(300)), irregular);
        give(doses, "DT", birth.plusYears(11).plusDays(random.nextInt(300)), irregular);
        give(doses, "HPV9", birth.plusYears(13).plusDays(random.nextInt(300)), irregular);
    }

    private void give(List<RecordedDose> doses, String product, LocalDate day, boolean irregular) {
        if (!irregular) {
            doses.add(new RecordedDose(product, day));
            return;
        }
        int chance = random.nextInt(10);
        if (chance > 0) {
            doses.add(new RecordedDose(product, chance < 4 ? day.plusDays(random.nextInt(-20, 400)) : day));
        }
    }
}
