package jp.sodachi.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import jp.sodachi.record.NewDose;
import jp.sodachi.schedule.Person;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.RecordedDose;
import jp.sodachi.schedule.Schedules;

/**
 * What a made-up child has received by today: visit by visit as the schedule proposes, now and then some weeks late, and each
 * time with the vaccine that was in use on that day, so that what the pages say of who paid is right. Pure.
 */
final class MadeUpDoses {
    private static final String PLACE = "まちのクリニック";
    private static final int FIRST_VISIT = 55;
    private static final int SPREAD_DAYS = 10;
    private static final int MISSED_OF_HUNDRED = 7;
    private static final int MISSED_DAYS = 45;

    /** 5種混合 became routine on this day; before it a child had 4種混合 and ヒブ. */
    private static final LocalDate FIVE_IN_ONE = LocalDate.of(2024, 4, 1);

    /** 20価 became routine on this day, half a year after 15価, which was before it 13価. */
    private static final LocalDate PCV20 = LocalDate.of(2024, 10, 1);

    private static final String FOUR_IN_ONE = "DPT_IPV";
    private static final String HIB = "HIB";
    private static final Map<String, String> ALWAYS = Map.of(
            "ROTA", "RV1", "HEPB", "HEPB", HIB, HIB, "BCG", "BCG", "MR1", "MR", "MR2", "MR", "VAR", "VAR", "JE1", "JE");

    private final Schedules schedules;
    private final LocalDate today;

    MadeUpDoses(Schedules schedules, LocalDate today) {
        this.schedules = schedules;
        this.today = today;
    }

    /** The doses in the order of their days, all before today. */
    List<NewDose> of(Person person, RandomGenerator random) {
        var doses = new ArrayList<NewDose>();
        var history = new ArrayList<RecordedDose>();
        var day = person.birthDate().plusDays(FIRST_VISIT);
        while (true) {
            var plan = schedules.plan(person, history, day);
            var visit = plan.next();
            if (visit.isEmpty()) {
                return doses;
            }
            var from = visit.get().from().isBefore(day) ? day : visit.get().from();
            var given = from.plusDays(random.nextInt(SPREAD_DAYS));
            if (!given.isBefore(today)) {
                return doses;
            }
            if (random.nextInt(100) < MISSED_OF_HUNDRED) {
                day = given.plusDays(MISSED_DAYS);
                continue;
            }
            for (var dose : visit.get().doses()) {
                for (var product : products(dose.programme(), given, plan, history)) {
                    doses.add(new NewDose(product, given, lot(random), PLACE));
                    history.add(new RecordedDose(product, given));
                }
            }
            day = given.plusDays(1);
        }
    }

    /** What was given for a programme on that day; none for what a made-up family does not have. */
    private static List<String> products(String programme, LocalDate given, Plan plan, List<RecordedDose> history) {
        return switch (programme) {
            case "PENTA" -> penta(given, plan, history);
            case "PCV" -> List.of(pcv(given));
            default -> ALWAYS.containsKey(programme) ? List.of(ALWAYS.get(programme)) : List.of();
        };
    }

    /** Whoever began with 4種混合 goes on with it, and with ヒブ beside it as long as that is due too. */
    private static List<String> penta(LocalDate given, Plan plan, List<RecordedDose> history) {
        var begun = history.stream().anyMatch(dose -> dose.product().equals(FOUR_IN_ONE));
        if (!begun && !given.isBefore(FIVE_IN_ONE)) {
            return List.of("DPT_IPV_HIB");
        }
        return isHibDue(given, plan, history) ? List.of(FOUR_IN_ONE, HIB) : List.of(FOUR_IN_ONE);
    }

    private static boolean isHibDue(LocalDate given, Plan plan, List<RecordedDose> history) {
        return history.stream().noneMatch(dose -> dose.product().equals(HIB))
                || plan.find(HIB)
                        .flatMap(ProgrammePlan::next)
                        .filter(next -> !next.earliest().isAfter(given)
                                && next.last().filter(given::isAfter).isEmpty())
                        .isPresent();
    }

    private static String pcv(LocalDate given) {
        if (given.isBefore(FIVE_IN_ONE)) {
            return "PCV13";
        }
        return given.isBefore(PCV20) ? "PCV15" : "PCV20";
    }

    private static String lot(RandomGenerator random) {
        return "D" + (100 + random.nextInt(900)) + (char) ('A' + random.nextInt(26));
    }
}
