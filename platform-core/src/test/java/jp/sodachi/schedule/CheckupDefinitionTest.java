package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a town may change of the check-ups, and how a fault in the national file or in a town's change is named. */
class CheckupDefinitionTest {

    @Test
    void a_town_moves_the_edges_times_its_invitation_and_offers_more() {
        Checkups town = town("""
                  - {checkup: CHECKUP_Y03, startOffsetDays: -1, endOffsetDays: -1, std: [M(42)+1d, M(43)], reason: eyes}
                  - {checkup: CHECKUP_Y01, offered: true}
                  - {checkup: CHECKUP_Y05, window: [FY(Y(5)).start, FY(Y(5)).end]}
                  - {checkup: CHECKUP_M06, offered: false}
                """);
        CheckupPlan plan = town.forChild(LocalDate.of(2023, 11, 23), List.of(), LocalDate.of(2026, 11, 22));

        CheckupStanding three = plan.find("CHECKUP_Y03").orElseThrow();
        assertThat(CheckupsTest.describe(three.plan()))
                .containsExactly("", "D1", "2026-11-22", "2027-05-23..2027-06-22", "2027-11-21", "ELIGIBLE");
        assertThat(three.byTown()).isTrue();
        assertThat(plan.find("CHECKUP_Y01")).isPresent();
        assertThat(plan.find("CHECKUP_M06")).isEmpty();
        assertThat(CheckupsTest.describe(plan.find("CHECKUP_Y05").orElseThrow().plan()))
                .containsExactly("", "D1", "2028-04-01", "2028-04-01..2029-03-31", "2029-03-31", "NOT_YET");
    }

    @Test
    void a_town_may_not_touch_what_the_law_fixes() {
        refused("- {checkup: CHECKUP_Y03, window: [M(30), M(50)]}", "window is locked", "startOffsetDays");
        refused("- {checkup: CHECKUP_Y01H, offered: false}", "offered is locked", "startOffsetDays");
        refused("- {checkup: CHECKUP_Y03, startOffsetDays: 90}", "out of range: 90", "-31 to 31 days");
        refused("- {checkup: CHECKUP_Y33}", "unknown check-up CHECKUP_Y33", "CHECKUP_Y03");
        refused("- {checkup: POSTPARTUM, std: [B, \"W(2,0)\"]}", "which visit is meant", "W2, M1");
        refused("- {checkup: POSTPARTUM, visit: V9, endOffsetDays: 1}", "unknown visit V9", "W2, M1");
        refused("- {checkup: CHECKUP_M03, opens: M(3)}", "unknown key", "startOffsetDays");
        refused(
                "- {checkup: CHECKUP_Y03, std: [M(50), M(51)]}",
                "checkups.CHECKUP_Y03.visits.D1.std: the period lies outside the legal window",
                "inside the window");
        refused(
                "- {checkup: CHECKUP_M03, window: [M(5), M(4)]}",
                "checkups.CHECKUP_M03.visits.D1: the window is empty",
                "open on or before last");
        refused("- {checkup: CHECKUP_M03, window: [open, last]}", "one day is needed", "M(n)");
    }

    @Test
    void a_fault_in_the_definition_is_named_with_its_place() {
        faulty("    basis: legal", "    basis: lawful", "checkups.CHECKUP_Y01H.basis", "unknown word lawful", "LEGAL");
        faulty("subject: mother", "subject: father", "checkups.POSTPARTUM.subject", "unknown word father", "MOTHER");
        faulty("last: M(24), source", "until: M(24), source", "visits.D1.until", "unknown key", "last");
        faulty(
                "open: M(18)+1d",
                "open: M(25)",
                "checkups.CHECKUP_Y01H.visits.D1",
                "the window is empty",
                "on or before");
        faulty("open: M(18)+1d", "open: \"max(M(18), B)\"", "visits.D1.open", "opens on one day", "M(n)");
        faulty(
                "offsetDays: {min: -31",
                "offsetDays: {least: -31",
                "townMayChange.offsetDays.least",
                "unknown key",
                "min");
        faulty("window: customary", "window: everything", "townMayChange.window", "unknown word", "customary");
        faulty(
                "last: EDD+14d",
                "skipAfter: EDD+14d",
                "checkups.PREG_VISIT",
                "the last step may be dropped",
                "without cap");
        faulty("source: [act-12]}", "source: [act-99]}", "visits.D1.source", "unknown source act-99", "act-12");
    }

    private static void faulty(String right, String wrong, String path, String problem, String allowed) {
        String text = text().replaceFirst(Pattern.quote(right), wrong);
        assertThat(text).isNotEqualTo(text());
        assertThatThrownBy(() -> Checkups.read("draft.yaml", text))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("draft.yaml")
                .hasMessageContaining(path)
                .hasMessageContaining(problem)
                .hasMessageContaining(allowed);
    }

    private static void refused(String change, String problem, String allowed) {
        assertThatThrownBy(() -> town("  " + change + "\n"))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("132012.yaml")
                .hasMessageContaining(problem)
                .hasMessageContaining(allowed);
    }

    private static Checkups town(String changes) {
        String head = """
                layer: "132012"
                base: {place: JP, from: 2026.4, before: 2027.4}
                version: 1
                changes:
                """;
        return Schedules.japan().withLayer("132012.yaml", head + changes).checkups();
    }

    private static String text() {
        try (InputStream text =
                CheckupDefinitionTest.class.getResourceAsStream("/schedule/JP-checkups-2026.10.1.yaml")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
