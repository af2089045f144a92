package jp.sodachi.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Status;
import jp.sodachi.support.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TellingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({
        // status, first recommended day, end of the recommended period, last legal day, told, about
        "NOT_YET,  2026-11-30, 2027-03-31, 2030-01-01, ,       ",
        "NOT_YET,  2026-11-29, 2027-03-31, 2030-01-01, OPENS,  2026-11-29",
        "ELIGIBLE, 2026-11-29, 2027-03-31, 2030-01-01, OPENS,  2026-11-29",
        "DUE,      2026-11-22, 2027-03-31, 2030-01-01, OPENS,  2026-11-22",
        "DUE,      2026-09-01, 2026-12-07, 2030-01-01, OPENS,  2026-09-01",
        "DUE,      2026-09-01, 2026-12-06, 2030-01-01, ENDS,   2026-12-06",
        "DUE,      2026-09-01, 2026-11-22, 2030-01-01, ENDS,   2026-11-22",
        "DUE,      2026-11-08, 2026-12-05, 2030-01-01, OPENS,  2026-11-08",
        "OVERDUE,  2026-09-01, 2026-11-21, 2030-01-01, DUE,    2026-11-21",
        "OVERDUE,  2026-09-01, 2026-11-21, 2026-12-22, CLOSES, 2026-12-22",
        "OVERDUE,  2026-09-01, 2026-11-21, 2026-12-23, DUE,    2026-11-21",
        "DUE,      2026-11-01, 2026-12-01, 2026-12-01, CLOSES, 2026-12-01",
        "OVERDUE,  2026-11-22, ,           2030-01-01, OPENS,  2026-11-22",
        "OVERDUE,  2026-10-25, ,           2030-01-01, DUE,    2026-11-21",
        "DUE,      2026-11-22, 2027-03-31, ,           OPENS,  2026-11-22"
    })
    void what_is_told_follows_the_plans_dates(
            Status status, LocalDate from, LocalDate to, LocalDate last, Telling.Kind kind, LocalDate about) {
        List<Telling> tellings = Telling.of(plan(programme(status, false, from, to, last)));

        if (kind == null) {
            assertThat(tellings).isEmpty();
        } else {
            assertThat(tellings).extracting(Telling::key).containsExactly(new Telling.Key("PENTA", 2, kind, about));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // first recommended day, its end, last legal day, told: on its first days, 3 days before its end, 40 days
        // before the last
        "2026-11-22, 2027-03-31, 2030-01-01, BEGINS",
        "2026-11-19, 2027-03-31, 2030-01-01, BEGINS",
        "2026-11-18, 2027-03-31, 2030-01-01, OPENS",
        "2026-09-01, 2026-11-25, 2030-01-01, ENDS",
        "2026-09-01, 2026-11-26, 2030-01-01, OPENS",
        "2026-09-01, 2026-11-26, 2027-01-01, CLOSES"
    })
    void a_town_may_choose_when_it_tells(LocalDate from, LocalDate to, LocalDate last, Telling.Kind kind) {
        var leads = new Telling.Leads(7, true, 3, 40);

        assertThat(Telling.of(plan(programme(Status.DUE, false, from, to, last)), leads))
                .extracting(Telling::kind)
                .containsExactly(kind);
    }

    @Test
    void a_town_may_leave_out_the_end_of_a_period() {
        var leads = new Telling.Leads(7, false, 0, 30);
        var to = TODAY.plusDays(1);

        assertThat(Telling.of(plan(programme(Status.DUE, false, TODAY.minusDays(90), to, TODAY.plusYears(3))), leads))
                .extracting(Telling::kind)
                .containsExactly(Telling.Kind.OPENS);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_ELIGIBLE", "COMPLETE", "EXPIRED", "UNREACHABLE", "DISCOURAGED"})
    void nobody_is_reminded_of_what_cannot_or_should_not_be_received(Status status) {
        assertThat(Telling.of(plan(programme(status, false, TODAY, TODAY, TODAY))))
                .isEmpty();
    }

    @Test
    void a_voluntary_vaccine_is_not_reminded_of() {
        assertThat(Telling.of(plan(programme(Status.DUE, true, TODAY, TODAY, TODAY))))
                .isEmpty();
    }

    @Test
    void children_who_share_a_guardian_are_one_family_even_through_a_third() {
        UUID mother = Ids.next();
        UUID father = Ids.next();
        ChildToTell older = child(mother);
        ChildToTell stranger = child(Ids.next());
        ChildToTell middle = child(mother, father);
        ChildToTell younger = child(father);

        assertThat(Families.of(List.of(older, stranger, middle, younger)))
                .containsExactly(List.of(older, middle, younger), List.of(stranger));
    }

    private static ChildToTell child(UUID... guardians) {
        return new ChildToTell(Ids.next(), "はると", Set.of(guardians), List.of());
    }

    private static Plan plan(ProgrammePlan programme) {
        return new Plan(TODAY, List.of(programme), List.of(), "", Optional.empty());
    }

    private static ProgrammePlan programme(
            Status status, boolean voluntary, LocalDate from, LocalDate to, LocalDate last) {
        NextDose next = new NextDose(
                2, "P2", Optional.empty(), from, Optional.of(from), Optional.ofNullable(to), Optional.ofNullable(last));
        return new ProgrammePlan(
                "PENTA", voluntary, status, List.of(), Optional.of(next), 4, Optional.empty(), false, false, List.of());
    }
}
