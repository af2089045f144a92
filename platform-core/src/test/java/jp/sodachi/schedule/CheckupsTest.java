package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Check-ups of pregnancy, mother and child stand in the same engine: windows, standing, reasons, a town's own times. */
class CheckupsTest {

    private static final Checkups JAPAN = Schedules.japan().checkups();

    /** Columns: name | check-up | birth, or due date | done | as of | verdicts | next | opens | best | last | status. */
    private static final String TABLE = """
            # 1歳6か月, 3歳: 法律の窓
            the day before one and a half | CHECKUP_Y01H | 2025-05-23 | | 2026-11-22 | | D1 | 2026-11-23 | 2026-11-23..2027-05-22 | 2027-05-22 | NOT_YET
            the day-number of one and a half | CHECKUP_Y01H | 2025-05-22 | | 2026-11-22 | | D1 | 2026-11-22 | 2026-11-22..2027-05-21 | 2027-05-21 | DUE
            born on August 31: no February 31 | CHECKUP_Y01H | 2025-08-31 | | 2026-11-22 | | D1 | 2027-03-01 | 2027-03-01..2027-08-30 | 2027-08-30 | NOT_YET
            leap day | CHECKUP_Y03 | 2024-02-29 | | 2027-03-01 | | D1 | 2027-03-01 | 2027-03-01..2028-02-28 | 2028-02-28 | DUE
            the eve of the fourth birthday | CHECKUP_Y03 | 2022-11-23 | | 2026-11-22 | | D1 | 2025-11-23 | 2025-11-23..2026-11-22 | 2026-11-22 | DUE
            the fourth birthday | CHECKUP_Y03 | 2022-11-22 | | 2026-11-22 | | D1 | 2025-11-22 | — | 2026-11-21 | EXPIRED
            done | CHECKUP_Y03 | 2022-11-22 | CHECKUP_Y03 2026-05-10 | 2026-11-22 | D1:VALID | — | — | — | — | COMPLETE
            done after the window | CHECKUP_Y03 | 2022-05-22 | CHECKUP_Y03 2026-06-10 | 2026-11-22 | D1:LATE/AFTER_LAST_DATE | — | — | — | — | COMPLETE
            done before the window: somebody looks | CHECKUP_Y03 | 2023-12-22 | CHECKUP_Y03 2026-11-10 | 2026-11-22 | D1:REVIEW/TOO_EARLY_AGE | — | — | — | — | COMPLETE
            # 乳児
            hearing in the first week | NEWBORN_HEARING | 2026-11-20 | | 2026-11-22 | | D1 | 2026-11-20 | 2026-11-20..2026-11-26 | 2026-12-11 | DUE
            hearing by three weeks | NEWBORN_HEARING | 2026-11-10 | | 2026-11-22 | | D1 | 2026-11-10 | 2026-11-10..2026-11-16 | 2026-12-01 | OVERDUE
            one month from day 27 | CHECKUP_M01 | 2026-10-26 | | 2026-11-22 | | D1 | 2026-11-22 | 2026-11-22..2026-12-06 | 2026-12-06 | DUE
            past three and under five months | CHECKUP_M03 | 2026-08-22 | | 2026-11-22 | | D1 | 2026-11-22 | 2026-11-22..2027-01-21 | 2027-01-21 | DUE
            six to seven months | CHECKUP_M06 | 2026-08-31 | | 2026-11-22 | | D1 | 2027-03-01 | 2027-03-01..2027-04-30 | 2027-04-30 | NOT_YET
            nine to ten months | CHECKUP_M09 | 2026-02-22 | | 2026-11-22 | | D1 | 2026-11-22 | 2026-11-22..2027-01-21 | 2027-01-21 | DUE
            # 5歳, 就学時
            four and a half | CHECKUP_Y05 | 2022-05-22 | | 2026-11-22 | | D1 | 2026-11-22 | 2026-11-22..2027-11-21 | 2027-11-21 | DUE
            the autumn before school | CHECKUP_ENTRY | 2020-04-02 | | 2026-11-22 | | D1 | 2026-10-01 | 2026-10-01..2026-11-30 | 2026-11-30 | DUE
            # 産婦
            two weeks | POSTPARTUM | 2026-11-08 | | 2026-11-22 | | W2 | 2026-11-15 | 2026-11-22..2026-11-28 | 2026-12-05 | DUE
            two weeks missed | POSTPARTUM | 2026-10-24 | | 2026-11-22 | | M1 | 2026-11-21 | 2026-11-21..2026-12-04 | 2026-12-19 | DUE
            the second after the first | POSTPARTUM | 2026-10-24 | POSTPARTUM 2026-11-07 | 2026-11-08 | W2:VALID | M1 | 2026-11-21 | 2026-11-21..2026-12-04 | 2026-12-19 | NOT_YET
            # 妊婦: 予定日から
            eight weeks | PREG_VISIT | 2027-07-04 | | 2026-11-22 | | V1 | 2026-10-25 | 2026-11-22..2026-11-28 | 2026-12-05 | DUE
            thirty-six weeks, eleventh visit | PREG_VISIT | 2026-12-20 | PREG_VISIT 2026-11-08 | 2026-11-22 | V10:VALID | V11 | 2026-11-15 | 2026-11-22..2026-11-28 | 2026-11-28 | DUE
            weeks missed are passed over | PREG_VISIT | 2027-01-31 | PREG_VISIT 2026-06-21 | 2026-11-22 | V1:VALID | V8 | 2026-11-15 | 2026-11-22..2026-11-28 | 2026-11-28 | DUE
            a second visit in between | PREG_VISIT | 2027-07-04 | PREG_VISIT 2026-11-22, PREG_VISIT 2026-11-29 | 2026-11-30 | V1:VALID -:INVALID/TOO_EARLY_AGE | V2 | 2026-12-06 | 2026-12-20..2026-12-26 | 2027-01-02 | NOT_YET
            forty-two weeks | PREG_VISIT | 2026-11-08 | | 2026-11-22 | | V14 | 2026-10-29 | 2026-11-01..2026-11-07 | 2026-11-22 | OVERDUE
            """;

    @TestFactory
    Stream<DynamicTest> every_check_up_stands_where_its_window_puts_it() {
        return TABLE.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|", -1))
                .map(columns ->
                        DynamicTest.dynamicTest(columns[1].strip() + " " + columns[0].strip(), () -> check(columns)));
    }

    private static void check(String[] columns) {
        String code = columns[1].strip();
        LocalDate anchor = LocalDate.parse(columns[2].strip());
        LocalDate asOf = LocalDate.parse(columns[4].strip());
        CheckupPlan plan = code.equals("PREG_VISIT")
                ? JAPAN.forPregnancy(anchor, done(columns[3]), asOf)
                : JAPAN.forChild(anchor, done(columns[3]), asOf);
        List<String> expected = Stream.of(columns).skip(5).map(String::strip).toList();
        assertThat(describe(plan.find(code).orElseThrow().plan())).isEqualTo(expected);
    }

    @Test
    void many_children_are_answered_as_one_is() {
        Checkups town = Schedules.japan()
                .withLayer(
                        "town.yaml",
                        TownLayer.empty("2026.10.1", "2027.4")
                                .withCheckup(
                                        "CHECKUP_M06",
                                        Optional.of(TownLayer.Checkup.AS_THE_NATION.with(
                                                0, 0, List.of(), Optional.of(false), "none")))
                                .text())
                .checkups();
        Sweep sweep = town.sweep(town.childCodes());
        LocalDate asOf = LocalDate.of(2026, 11, 22);
        int today = (int) asOf.toEpochDay();
        assertThat(sweep.programmes()).contains("CHECKUP_W02", "POSTPARTUM").doesNotContain("PREG_VISIT");
        assertThat(sweep.products()).contains("CHECKUP_M06");

        for (int age = 0; age < 2600; age += 13) {
            LocalDate birth = asOf.minusDays(age);
            List<DoneCheckup> done = age % 2 == 0
                    ? List.of()
                    : List.of(
                            new DoneCheckup("CHECKUP_M06", asOf.minusDays(age / 3)),
                            new DoneCheckup("CHECKUP_W02", asOf.minusDays(age / 2)));
            sweep.begin((int) birth.toEpochDay(), Sex.UNKNOWN, today);
            done.forEach(one -> sweep.dose(
                    sweep.products().indexOf(one.checkup()), (int) one.on().toEpochDay()));
            sweep.run();
            CheckupPlan plan = town.forChild(birth, done, asOf);
            for (int at = 0; at < sweep.programmes().size(); at++) {
                Optional<CheckupStanding> standing =
                        plan.find(sweep.programmes().get(at));
                assertThat(sweep.inPlan(at)).isEqualTo(standing.isPresent());
                if (standing.isPresent()) {
                    assertThat(sweep.status(at)).isEqualTo(standing.get().status());
                }
            }
        }
    }

    @Test
    void two_definitions_differ_in_the_check_ups_that_are_moved_unheld_gone_or_new_and_in_no_other() {
        TownLayer plain = TownLayer.empty("2026.10.1", "2027.4").withLeadTime(Optional.of(30));
        TownLayer moved = plain.withCheckup(
                "CHECKUP_Y03",
                Optional.of(TownLayer.Checkup.AS_THE_NATION.with(-14, 0, List.of(), Optional.empty(), "clinic")));
        Schedules japan = Schedules.japan();
        Checkups town = japan.withLayer("one.yaml", moved.text()).checkups();

        assertThat(japan.withLayer("town.yaml", plain.text()).checkups().differing(JAPAN))
                .isEmpty();
        assertThat(town.differing(JAPAN)).containsExactly("CHECKUP_Y03");
        assertThat(JAPAN.differing(town)).containsExactly("CHECKUP_Y03");
        assertThat(town.differing(japan.withLayer("two.yaml", moved.text()).checkups()))
                .isEmpty();
        TownLayer unheld = plain.withCheckup(
                "CHECKUP_M06",
                Optional.of(TownLayer.Checkup.AS_THE_NATION.with(0, 0, List.of(), Optional.of(false), "none")));
        assertThat(japan.withLayer("three.yaml", unheld.text()).checkups().differing(JAPAN))
                .containsExactly("CHECKUP_M06");
        String renamed = Checkups.shippedText().replace("CHECKUP_Y05:", "CHECKUP_Y06:");
        assertThat(JAPAN.differing(Checkups.read("renamed.yaml", renamed)))
                .containsExactlyInAnyOrder("CHECKUP_Y05", "CHECKUP_Y06");
    }

    @Test
    void the_check_ups_of_a_pregnancy_make_the_fourteen_of_the_standard_and_each_is_reached_on_its_week() {
        LocalDate due = LocalDate.of(2027, 3, 1);
        LocalDate conception = due.minusDays(280);
        List<DoneCheckup> done = new ArrayList<>();
        List<Long> weeks = new ArrayList<>();
        for (LocalDate day = conception.plusWeeks(8); day.isBefore(due.plusDays(15)); day = day.plusDays(1)) {
            CheckupStanding visit =
                    JAPAN.forPregnancy(due, done, day).find("PREG_VISIT").orElseThrow();
            if (visit.status() == Status.DUE) {
                assertThat(visit.plan().plannedTotalDoses()).isEqualTo(14);
                assertThat(visit.plan().next().flatMap(NextDose::recommendedFrom))
                        .contains(day);
                done.add(new DoneCheckup("PREG_VISIT", day));
                weeks.add(java.time.temporal.ChronoUnit.WEEKS.between(conception, day));
            }
        }

        assertThat(weeks).containsExactly(8L, 12L, 16L, 20L, 24L, 26L, 28L, 30L, 32L, 34L, 36L, 37L, 38L, 39L);
        assertThat(JAPAN.forPregnancy(due, done, due)
                        .find("PREG_VISIT")
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.COMPLETE);
    }

    private static List<DoneCheckup> done(String column) {
        List<DoneCheckup> done = new ArrayList<>();
        for (String visit : column.strip().split(",")) {
            if (!visit.isBlank()) {
                String[] parts = visit.strip().split(" ");
                done.add(new DoneCheckup(parts[0], LocalDate.parse(parts[1])));
            }
        }
        return done;
    }

    /** A plan as a row of the table has it. */
    static List<String> describe(ProgrammePlan plan) {
        List<String> verdicts = plan.perDose().stream()
                .map(verdict -> verdict.doseKey().orElse("-") + ":" + verdict.validity()
                        + (verdict.reason() == Reason.NONE ? "" : "/" + verdict.reason()))
                .toList();
        List<String> next = plan.next()
                .map(visit -> List.of(
                        visit.key(),
                        visit.earliest().toString(),
                        visit.recommendedFrom()
                                .map(from -> from + ".."
                                        + visit.recommendedTo()
                                                .map(LocalDate::toString)
                                                .orElse("—"))
                                .orElse("—"),
                        visit.last().map(LocalDate::toString).orElse("—")))
                .orElse(List.of("—", "—", "—", "—"));
        List<String> all = new ArrayList<>(List.of(String.join(" ", verdicts)));
        all.addAll(next);
        all.add(plan.status().toString());
        return all;
    }

    @Test
    void a_child_has_its_mothers_check_ups_beside_its_own_and_those_the_town_does_not_offer_stay_away() {
        CheckupPlan plan = JAPAN.forChild(LocalDate.of(2026, 11, 1), List.of(), LocalDate.of(2026, 11, 22));

        assertThat(plan.checkups())
                .extracting(CheckupStanding::checkup)
                .containsExactly(
                        "POSTPARTUM",
                        "NEWBORN_HEARING",
                        "CHECKUP_M01",
                        "CHECKUP_M03",
                        "CHECKUP_M06",
                        "CHECKUP_M09",
                        "CHECKUP_Y01H",
                        "CHECKUP_Y03",
                        "CHECKUP_Y05",
                        "CHECKUP_ENTRY");
        assertThat(plan.find("CHECKUP_Y01H").orElseThrow().timeMayDiffer()).isFalse();
        assertThat(plan.find("CHECKUP_M03").orElseThrow().timeMayDiffer()).isTrue();
    }

    @Test
    void a_check_up_that_is_not_offered_is_shown_once_it_is_on_record() {
        List<DoneCheckup> done = List.of(new DoneCheckup("CHECKUP_Y01", LocalDate.of(2026, 11, 3)));

        CheckupPlan plan = JAPAN.forChild(LocalDate.of(2025, 11, 1), done, LocalDate.of(2026, 11, 22));

        assertThat(plan.find("CHECKUP_Y01").orElseThrow().status()).isEqualTo(Status.COMPLETE);
    }

    @Test
    void the_reason_is_said_in_the_words_of_a_check_up() {
        CheckupStanding standing = JAPAN.forChild(LocalDate.of(2025, 8, 31), List.of(), LocalDate.of(2026, 11, 22))
                .find("CHECKUP_Y01H")
                .orElseThrow();
        Wording japanese = Wording.in(Locale.JAPANESE);

        assertThat(standing.plan().why().stream().map(japanese::sentence))
                .containsExactly(
                        "令和9年3月1日(月)から受けられます",
                        "1歳6か月の令和9年3月1日(月)から受けられます",
                        "受けるのによい時期は、1歳6か月の令和9年3月1日(月)からです",
                        "受けるのによい時期は、受けられる期間の終わる令和9年8月30日(月)までです",
                        "受けられるのは、2歳になる令和9年8月30日(月)(誕生日の前日)までです");
    }

    @Test
    void status_changes_on_next_change_and_not_before() {
        LocalDate birth = LocalDate.of(2024, 2, 29);
        for (LocalDate day = birth; day.isBefore(birth.plusYears(7)); day = day.plusDays(17)) {
            CheckupPlan plan = JAPAN.forChild(birth, List.of(), day);
            for (CheckupStanding standing : plan.checkups()) {
                LocalDate change = standing.plan().nextChange().orElse(LocalDate.of(2040, 1, 1));
                assertThat(standing(birth, change.minusDays(1), standing.checkup()))
                        .isEqualTo(standing(birth, day, standing.checkup()));
                assertThat(standing.plan().nextChange().isEmpty()
                                || !standing(birth, change, standing.checkup())
                                        .equals(standing(birth, day, standing.checkup())))
                        .isTrue();
            }
        }
    }

    private static String standing(LocalDate birth, LocalDate day, String code) {
        CheckupStanding found = JAPAN.forChild(birth, List.of(), day).find(code).orElseThrow();
        return found.status() + " " + found.plan().next().map(NextDose::key).orElse("");
    }
}
