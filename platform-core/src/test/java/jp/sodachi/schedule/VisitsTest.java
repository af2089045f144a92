package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proposed visits: which doses go together, and that nothing is proposed that the rules would not allow. */
class VisitsTest {

    private final Schedules japan = Schedules.japan();

    @Test
    void a_newborn_gets_the_doses_of_two_months_in_one_visit() {
        Person child = Person.of(LocalDate.of(2026, 9, 15), Sex.FEMALE).withPlannedProduct("RV1");

        Plan plan = japan.plan(child, List.of(), LocalDate.of(2026, 9, 20));

        assertThat(plan.visits().stream().map(VisitsTest::describe))
                .containsExactly(
                        "2026-11-14 HEPB1 ROTA1 PENTA1 PCV1",
                        "2026-12-12 HEPB2 ROTA2 PENTA2 PCV2",
                        "2027-01-09 PENTA3 PCV3",
                        "2027-02-14 BCG1",
                        "2027-04-03 HEPB3",
                        "2027-09-14 PENTA4 PCV4 MR11 VAR1");
        assertThat(plan.next()).contains(plan.visits().getFirst());
    }

    @Test
    void first_birthday_live_vaccines_share_a_day() {
        Person child = Person.of(LocalDate.of(2025, 12, 1), Sex.MALE);
        List<RecordedDose> history = List.of(
                new RecordedDose("DPT_IPV_HIB", LocalDate.of(2026, 2, 2)),
                new RecordedDose("DPT_IPV_HIB", LocalDate.of(2026, 3, 2)),
                new RecordedDose("DPT_IPV_HIB", LocalDate.of(2026, 4, 6)),
                new RecordedDose("BCG", LocalDate.of(2026, 11, 10)));

        Plan plan = japan.plan(child, history, LocalDate.of(2026, 11, 22));

        Visit shared = plan.visits().stream()
                .filter(visit -> describe(visit).contains("MR1"))
                .findFirst()
                .orElseThrow();
        assertThat(describe(shared)).contains("VAR1");
        assertThat(shared.from()).as("27 days after BCG").isAfterOrEqualTo(LocalDate.of(2026, 12, 8));
    }

    private static String describe(Visit visit) {
        StringBuilder text = new StringBuilder(visit.from().toString());
        visit.doses().forEach(dose -> text.append(' ').append(dose.programme()).append(dose.ordinal()));
        return text.toString();
    }
}
