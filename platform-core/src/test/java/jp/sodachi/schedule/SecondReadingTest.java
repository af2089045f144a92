package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The engine against a second, slow reading of the rules, on made-up children with difficult dates. */
class SecondReadingTest {

    private static final int CHILDREN = Integer.getInteger("sodachi.schedule.children", 200_000);
    private static final long SEED = Long.getLong("sodachi.schedule.seed", 20_261_122L);

    private final Schedules japan = Schedules.japan();

    @Test
    void engine_and_second_reading_agree_on_every_random_child() {
        RandomChildren children = new RandomChildren(new Random(SEED));
        for (int number = 0; number < CHILDREN; number++) {
            RandomChildren.Case made = children.next();
            ProgrammePlan plan = japan.plan(made.programme(), made.person(), made.history(), made.today());
            String expected = PlainReading.read(made.programme(), made.person(), made.history(), made.today());
            assertThat(PlainReading.describe(plan))
                    .as("seed %d child %d: %s", SEED, number, made)
                    .isEqualTo(expected);
        }
        System.out.println("second reading: " + CHILDREN + " children agree, seed " + SEED);
    }

    @Test
    void nothing_changes_before_the_next_change_and_something_does_on_it() {
        Random random = new Random(SEED + 1);
        RandomChildren children = new RandomChildren(random);
        for (int number = 0; number < CHILDREN / 10; number++) {
            RandomChildren.Case made = children.next();
            ProgrammePlan plan = japan.plan(made.programme(), made.person(), made.history(), made.today());
            LocalDate change = plan.nextChange().orElse(made.today().plusYears(30));
            String standing = standing(made, made.today(), made.history());
            List<RecordedDose> known = made.known();
            for (int look = 0; look < 5; look++) {
                LocalDate day = between(made.today(), change, random);
                assertThat(standing(made, day, known))
                        .as("on %s, seed %d child %d: %s", day, SEED + 1, number, made)
                        .isEqualTo(standing);
            }
            if (plan.nextChange().isPresent()) {
                assertThat(standing(made, change.minusDays(1), known)).isEqualTo(standing);
                assertThat(standing(made, change, known))
                        .as("on %s, seed %d child %d: %s", change, SEED + 1, number, made)
                        .isNotEqualTo(standing);
            }
        }
    }

    @Test
    void a_dose_after_the_day_and_the_order_of_the_history_change_nothing() {
        RandomChildren children = new RandomChildren(new Random(SEED + 2));
        Random random = new Random(SEED + 3);
        for (int number = 0; number < CHILDREN / 10; number++) {
            RandomChildren.Case made = children.next();
            List<RecordedDose> shuffled = new java.util.ArrayList<>(made.history());
            shuffled.add(new RecordedDose(made.anyProduct(random), made.today().plusDays(1 + random.nextInt(300))));
            java.util.Collections.shuffle(shuffled, random);
            assertThat(japan.plan(made.programme(), made.person(), shuffled, made.today()))
                    .as("seed %d child %d: %s", SEED + 2, number, made)
                    .isEqualTo(japan.plan(made.programme(), made.person(), made.history(), made.today()));
        }
    }

    private static LocalDate between(LocalDate from, LocalDate to, Random random) {
        long days = to.toEpochDay() - from.toEpochDay();
        return from.plusDays((long) (random.nextDouble() * days));
    }

    /** Status and key, by the second reading. */
    private static String standing(RandomChildren.Case made, LocalDate day, List<RecordedDose> known) {
        String[] parts =
                PlainReading.read(made.programme(), made.person(), known, day).split(" \\| ");
        String key = parts[1].equals("-") ? "-" : parts[1].split(" ")[1];
        return parts[0] + " " + key;
    }
}
