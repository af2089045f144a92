package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the engine says in words, as two files that a nurse can read from top to bottom: every sentence of the worked
 * examples, and every dose of the national definition. A change of wording is a change of the file.
 */
class WordsTest {

    private static final List<String> DAYS = List.of(
            "B",
            "M(2)",
            "M(2)+1d",
            "M(2)-1d",
            "M(2)+3d",
            "M(18)",
            "M(24)",
            "M(24)+1d",
            "M(30)",
            "Y(3)",
            "Y(7)+1d",
            "Y(7)+2d",
            "W(8,0)",
            "W(14,6)",
            "W(14,6)+1d",
            "entry",
            "entry-1d",
            "entry+3d",
            "FY(Y(12)).start",
            "FY(Y(16)).end",
            "2026-04-01",
            "2026-04-01+1d",
            "M(12)+1m",
            "M(12)+1m+1d",
            "max(M(3), 2026-04-01)");

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void the_worked_examples_explain_themselves_in_these_sentences(String language) {
        assertThat(why(language)).isEqualTo(golden("why-" + language + ".txt"));
    }

    @Test
    void a_dose_of_a_series_is_called_by_its_place_and_the_end_is_said() {
        Wording japanese = Wording.in(Locale.JAPANESE);
        assertThat(japanese.dose(1, "D1", 1)).isEmpty();
        assertThat(japanese.dose(2, "P2", 4)).isEqualTo("2回目");
        assertThat(japanese.dose(4, "BOOST", 4)).isEqualTo("追加");
        assertThat(japanese.dose(3, "D3", 3)).isEqualTo("3回目・最後");
        assertThat(japanese.dose(7, "V7", 9)).isEqualTo("7回目");
        assertThat(Wording.in(Locale.ENGLISH).dose(2, "D2", 2)).isEqualTo("2nd dose, last one");
        assertThat(Wording.in(Locale.ENGLISH).dose(7, "V7", 9)).isEqualTo("dose 7");
    }

    static String why(String language) {
        Wording words = Wording.in(Locale.of(language));
        return CaseTable.lines(WorkedExamplesTest.TABLE + BordersTest.TABLE)
                .map(columns -> CaseTable.name(columns) + "\n" + sentences(CaseTable.plan(columns), words))
                .collect(Collectors.joining("\n"));
    }

    private static String sentences(ProgrammePlan plan, Wording words) {
        return plan.why().stream()
                .map(why -> "  %s  %s  %s\n".formatted(why.field().code(), why.rule(), words.sentence(why)))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void the_national_definition_reads_in_these_words(String language) {
        assertThat(national(language)).isEqualTo(golden("national-" + language + ".txt"));
    }

    static String national(String language) {
        Wording words = Wording.in(Locale.of(language));
        return Schedules.japan().outlines().stream()
                .map(outline ->
                        outline.programme() + (outline.voluntary() ? " voluntary" : "") + "\n" + steps(outline, words))
                .collect(Collectors.joining("\n"));
    }

    private static String steps(Outline outline, Wording words) {
        return outline.steps().stream()
                .map(step -> "  %s %s: %s | %s | %s | %s\n"
                        .formatted(
                                step.path(),
                                step.key(),
                                words.phrase(step.open()),
                                words.phrase(step.stdFrom()),
                                words.phrase(step.stdTo()),
                                words.phrase(step.last())))
                .collect(Collectors.joining());
    }

    @Test
    void days_that_a_town_may_write_are_said_back_to_it() {
        assertThat(days()).isEqualTo(golden("days-ja.txt"));
        assertThat(Schedules.words("tomorrow")).isEmpty();
    }

    static String days() {
        Wording words = Wording.in(Locale.JAPANESE);
        return DAYS.stream()
                .map(day ->
                        day + " | " + Schedules.words(day).map(words::phrase).orElse("—"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void a_plain_message_is_found_or_is_not_there() {
        Wording english = Wording.in(Locale.FRENCH);

        assertThat(english.find("schedule.programme.BCG"))
                .isEqualTo(Optional.of(english.word("schedule.programme.BCG")));
        assertThat(english.find("schedule.programme.NOTHING")).isEmpty();
        assertThat(List.of(english.phrase(List.of()))).containsExactly("");
    }

    static String golden(String name) {
        return file("/schedule/words/" + name);
    }

    static String file(String path) {
        try (InputStream text = WordsTest.class.getResourceAsStream(path)) {
            return text == null ? path + " is missing" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
