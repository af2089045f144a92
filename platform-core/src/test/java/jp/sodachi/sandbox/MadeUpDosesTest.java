package jp.sodachi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import jp.sodachi.record.NewDose;
import jp.sodachi.schedule.Payer;
import jp.sodachi.schedule.Person;
import jp.sodachi.schedule.RecordedDose;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import org.junit.jupiter.api.Test;

/** Made-up children had the vaccines of their time. */
class MadeUpDosesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Schedules schedules = Schedules.japan();
    private final MadeUpDoses doses = new MadeUpDoses(schedules, TODAY);

    @Test
    void whoever_was_born_before_the_five_in_one_had_four_in_one_and_hib() {
        var products = of(LocalDate.of(2021, 5, 10), random()).stream()
                .map(NewDose::product)
                .toList();

        assertThat(products).contains("DPT_IPV", "HIB", "PCV13").doesNotContain("DPT_IPV_HIB", "PCV20");
        assertThat(products.stream().filter("HIB"::equals)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whoever_is_small_now_has_the_present_ones() {
        assertThat(of(LocalDate.of(2026, 3, 1), random()))
                .extracting(NewDose::product)
                .contains("DPT_IPV_HIB", "PCV20")
                .doesNotContain("DPT_IPV", "HIB", "PCV13");
    }

    @Test
    void every_dose_of_every_child_of_six_years_was_paid_by_the_national_programme() {
        var random = random();
        for (var birth = TODAY.minusYears(6); birth.isBefore(TODAY.minusDays(60)); birth = birth.plusDays(11)) {
            var received = of(birth, random).stream()
                    .map(dose -> new RecordedDose(dose.product(), dose.givenOn()))
                    .toList();
            assertThat(schedules.payers(person(birth), received))
                    .as("a child born on %s", birth)
                    .allSatisfy((_, payer) -> assertThat(payer).isInstanceOf(Payer.National.class));
        }
    }

    private List<NewDose> of(LocalDate birth, RandomGenerator random) {
        return doses.of(person(birth), random);
    }

    private static Person person(LocalDate birth) {
        return Person.of(birth, Sex.FEMALE);
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(332_119);
    }
}
