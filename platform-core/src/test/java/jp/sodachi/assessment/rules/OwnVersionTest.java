package jp.sodachi.assessment.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A town copies an open instrument and changes one thing after the other; what comes out may always be used. */
class OwnVersionTest {
    private static final Instrument MOTOR =
            EmbeddedInstruments.read().find("jp-motor-2023").orElseThrow();

    static List<Instrument> embedded() {
        return EmbeddedInstruments.read().list();
    }

    @ParameterizedTest
    @MethodSource("embedded")
    void a_copy_asks_and_judges_as_what_it_was_copied_from_and_nobody_has_signed_it(Instrument base) {
        var copy = copy(base);
        assertThat(copy.windows()).isEqualTo(base.windows());
        assertThat(copy.items()).isEqualTo(base.items());
        assertThat(copy.rules()).isEqualTo(base.rules());
        assertThat(copy.source()).isEqualTo(base.source());
        assertThat(copy.licence().holder()).isEqualTo("備前市");
        assertThat(copy.review().signed()).isFalse();
        assertThat(copy.checksum()).isNotEqualTo(base.checksum());
    }

    @Test
    void a_licensed_one_is_not_copied() {
        var licensed = InstrumentFile.read(
                "made-up", Screening.text().replace("\"open\", \"holder\"", "\"town\", \"holder\""));
        assertThat(catchThrowableOfType(InvalidInstrument.class, () -> copy(licensed)))
                .hasMessageContaining("licence does not let it be changed");
    }

    @Test
    void an_age_put_between_leaves_every_question_where_it_was_asked() {
        var changed = InstrumentText.with(
                copy(MOTOR),
                new Change.Ages(List.of(
                        new Change.Age("", Window.Unit.DAYS, 14, 30),
                        new Change.Age("m02", Window.Unit.MONTHS, 2, 2),
                        new Change.Age("m03", Window.Unit.MONTHS, 3, 11),
                        new Change.Age("m12", Window.Unit.MONTHS, 12, 23))));
        assertThat(changed.windows()).extracting(Window::code).containsExactly("d14", "m02", "m03", "m12");
        assertThat(changed.item("head_control").orElseThrow().windows()).containsExactlyInAnyOrder("m02", "m03");
    }

    @Test
    void a_question_left_without_an_age_and_a_rule_left_without_a_question_are_refused() {
        var only = new Change.Ages(List.of(new Change.Age("m02", Window.Unit.MONTHS, 2, 2)));
        assertThat(catchThrowableOfType(InvalidInstrument.class, () -> InstrumentText.with(copy(MOTOR), only))
                        .path())
                .startsWith("items[");
        var handbook = EmbeddedInstruments.read().find("jp-handbook-2025").orElseThrow();
        assertThat(catchThrowableOfType(
                                InvalidInstrument.class,
                                () -> InstrumentText.with(copy(handbook), new Change.WithoutQuestion("pupil_white")))
                        .path())
                .startsWith("rules[");
    }

    @Test
    void changed_ages_of_a_question_move_the_level_of_a_not_yet() {
        var changed = InstrumentText.with(
                copy(MOTOR),
                new Change.Question(
                        "head_control",
                        "gross-motor",
                        AnswerKind.ATTAINED,
                        Set.of("m03", "m04"),
                        new Words("首", "Head"),
                        new Words("", ""),
                        "",
                        OptionalInt.of(3),
                        OptionalInt.of(4)));
        assertThat(levels(changed, "head_control", "NOT_YET")).containsExactly(Level.WATCH, Level.REFER);
        assertThat(levels(copy(MOTOR), "head_control", "NOT_YET"))
                .as("2 to 11 months")
                .containsExactly(
                        Level.OK,
                        Level.OK,
                        Level.OK,
                        Level.WATCH,
                        Level.REFER,
                        Level.REFER,
                        Level.REFER,
                        Level.REFER,
                        Level.REFER,
                        Level.REFER);
    }

    @Test
    void a_changed_rule_and_step_say_so_for_every_age() {
        var changed = InstrumentText.with(
                InstrumentText.with(
                        copy(MOTOR), new Change.Consequence("late", Level.URGENT, "soon", OptionalInt.empty())),
                new Change.Step("soon", OptionalInt.of(0), OptionalInt.empty(), new Words("すぐ", "Now")));
        var trial = Trial.everyAge(changed).getLast();
        assertThat(trial.questions())
                .flatExtracting(Trial.Tried::answers)
                .filteredOn(each -> each.answer().equals("NOT_YET"))
                .allSatisfy(each -> {
                    assertThat(each.level()).isEqualTo(Level.URGENT);
                    assertThat(each.action().contactWithin()).hasValue(0);
                });
    }

    private static List<Level> levels(Instrument of, String item, String answer) {
        return Trial.everyAge(of).stream()
                .flatMap(trial -> trial.questions().stream())
                .filter(each -> each.item().code().equals(item))
                .flatMap(each -> each.answers().stream())
                .filter(each -> each.answer().equals(answer))
                .map(Trial.Single::level)
                .toList();
    }

    private static Instrument copy(Instrument base) {
        return InstrumentText.copy(base, base.id() + "-town", "1.0.0", "備前市");
    }
}
