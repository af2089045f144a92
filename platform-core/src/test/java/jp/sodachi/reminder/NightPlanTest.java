package jp.sodachi.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.record.PackedChild;
import jp.sodachi.record.PackedChildren;
import jp.sodachi.schedule.DoneCheckup;
import jp.sodachi.schedule.Person;
import jp.sodachi.schedule.RecordedDose;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import jp.sodachi.support.Ids;
import org.junit.jupiter.api.Test;

class NightPlanTest {
    private static final Schedules JAPAN = Schedules.japan();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final long SEED = 20261122;
    private static final int CHILDREN = 1_500;
    private static final List<String> PRODUCTS = List.of(
            "DPT_IPV_HIB",
            "DPT_IPV",
            "HIB",
            "PCV20",
            "PCV13",
            "HEPB",
            "RV1",
            "RV5",
            "BCG",
            "MR",
            "VAR",
            "JE",
            "DT",
            "HPV9");
    private static final List<Telling.Leads> LEADS =
            List.of(Telling.Leads.USUAL, new Telling.Leads(30, true, 5, 60), new Telling.Leads(0, false, 0, 7));

    @Test
    void the_packed_night_says_what_whole_plans_say() {
        Random random = new Random(SEED);
        for (int number = 0; number < CHILDREN; number++) {
            Made child = made(random);
            Telling.Leads leads = LEADS.get(number % LEADS.size());

            String packed =
                    new NightPlan(JAPAN, leads, TODAY).look(child.packed()).result();

            assertThat(packed).as(child.toString()).isEqualTo(NightPlan.resultOf(child.tellings(leads, TODAY)));
        }
    }

    @Test
    void nothing_comes_up_before_the_day_that_was_foreseen() {
        Random random = new Random(SEED + 1);
        for (int number = 0; number < 300; number++) {
            Made child = made(random);
            Telling.Leads leads = LEADS.get(number % LEADS.size());
            PackedChildren.Found found = new NightPlan(JAPAN, leads, TODAY).look(child.packed());
            for (int ahead = 1; ahead < 400; ahead += 1 + random.nextInt(9)) {
                LocalDate day = TODAY.plusDays(ahead);
                PackedChildren.Found then = new NightPlan(JAPAN, leads, day).look(child.packed());
                if (day.toEpochDay() < found.nextChange()) {
                    assertThat(then.result()).as("%s on %s", child, day).isEqualTo(found.result());
                }
                found = then;
            }
        }
    }

    @Test
    void what_the_schedule_does_not_know_is_said_and_an_unknown_page_is_passed_over() {
        NightPlan night = new NightPlan(JAPAN, Telling.Leads.USUAL, TODAY);

        assertThatThrownBy(() -> night.look(packed(TODAY.minusDays(70), "NO_SUCH_PRODUCT:20000", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO_SUCH_PRODUCT");
        assertThat(night.look(packed(TODAY.minusDays(70), "", "NO_SUCH_PAGE:20000"))
                        .result())
                .contains("PENTA 1 OPENS");
    }

    @Test
    void a_check_up_that_the_law_fixes_is_told_and_one_of_most_towns_only_where_the_town_set_its_time() {
        LocalDate birth = TODAY.minusMonths(19);

        assertThat(new NightPlan(JAPAN, Telling.Leads.USUAL, TODAY)
                        .look(packed(birth, "", ""))
                        .result())
                .contains("CHECKUP_Y01H 1 OPENS");
        assertThat(new NightPlan(JAPAN, Telling.Leads.USUAL, TODAY)
                        .look(packed(birth, "", "CHECKUP_Y01H:" + TODAY.toEpochDay()))
                        .result())
                .doesNotContain("CHECKUP");
        assertThat(new NightPlan(JAPAN, Telling.Leads.USUAL, TODAY)
                        .look(packed(TODAY.minusMonths(4), "", ""))
                        .result())
                .as("three to four months, customary")
                .doesNotContain("CHECKUP");
    }

    @Test
    void only_what_was_not_there_before_is_more() {
        assertThat(NightPlan.saysMore("A 1 OPENS 5;B 2 DUE 7;", "B 2 DUE 7;A 1 OPENS 5;C 1 DUE 1;"))
                .isFalse();
        assertThat(NightPlan.saysMore("A 1 OPENS 5;", "BA 1 OPENS 5;")).isTrue();
        assertThat(NightPlan.saysMore("A 1 OPENS 5;", "")).isTrue();
        assertThat(NightPlan.saysMore("", "A 1 OPENS 5;")).isFalse();
    }

    private static PackedChild packed(LocalDate birth, String doses, String checkups) {
        return new PackedChild(Ids.next(), (int) birth.toEpochDay(), Sex.FEMALE, doses, checkups, 0, "", 0);
    }

    private record Made(LocalDate birth, List<RecordedDose> doses, List<DoneCheckup> checkups) {
        PackedChild packed() {
            return NightPlanTest.packed(
                    birth,
                    text(doses.stream()
                            .collect(Collectors.groupingBy(
                                    RecordedDose::product,
                                    TreeMap::new,
                                    Collectors.mapping(dose -> dose.givenOn().toEpochDay(), Collectors.toList())))),
                    text(checkups.stream()
                            .collect(Collectors.groupingBy(
                                    DoneCheckup::checkup,
                                    TreeMap::new,
                                    Collectors.mapping(done -> done.on().toEpochDay(), Collectors.toList())))));
        }

        private static String text(TreeMap<String, List<Long>> days) {
            return days.entrySet().stream()
                    .map(entry -> entry.getKey() + ":"
                            + entry.getValue().stream().map(Object::toString).collect(Collectors.joining(",")))
                    .collect(Collectors.joining(";"));
        }

        List<Telling> tellings(Telling.Leads leads, LocalDate day) {
            return Stream.concat(
                            Telling.of(JAPAN.plan(Person.of(birth, Sex.FEMALE), doses, day), leads).stream(),
                            Telling.of(JAPAN.checkups().forChild(birth, checkups, day), leads).stream())
                    .toList();
        }
    }

    private static Made made(Random random) {
        LocalDate birth = TODAY.minusDays(random.nextInt(random.nextBoolean() ? 800 : 6_500));
        int age = (int) (TODAY.toEpochDay() - birth.toEpochDay()) + 1;
        List<RecordedDose> doses = new ArrayList<>();
        for (int dose = random.nextInt(14); dose > 0; dose--) {
            doses.add(new RecordedDose(
                    PRODUCTS.get(random.nextInt(PRODUCTS.size())), birth.plusDays(random.nextInt(age))));
        }
        List<DoneCheckup> checkups = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            checkups.add(new DoneCheckup("CHECKUP_Y01H", birth.plusDays(random.nextInt(age))));
            checkups.add(new DoneCheckup("CHECKUP_M03", birth.plusDays(random.nextInt(age))));
        }
        return new Made(birth, doses.stream().distinct().toList(), checkups);
    }
}
