package jp.sodachi.assessment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.sodachi.growth.GrowthAge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every embedded instrument at every age: all that is asked answered well but one single "not yet" or sign of worry. The
 * level is the one its file says, read here a second time and in another way.
 */
class EveryLevelTest {
    private static final LocalDate BIRTH = LocalDate.of(2024, 1, 31);

    static List<Instrument> every() {
        return EmbeddedInstruments.read().list();
    }

    @ParameterizedTest
    @MethodSource("every")
    void one_single_not_yet_at_any_age_gives_the_level_of_the_file(Instrument instrument) {
        var file = JsonMapper.builder().build().readTree(instrument.text());
        var seen = 0;
        for (var days = 0; days < 2600; days++) {
            var age = GrowthAge.on(BIRTH, BIRTH.plusDays(days));
            var window = instrument.open(age);
            if (window.isEmpty()) {
                continue;
            }
            for (var item : instrument.asked(window.get())) {
                for (var bad : unwell(item)) {
                    var outcome = instrument.score(window.get(), allWellBut(instrument, window.get(), item, bad), age);
                    assertThat(outcome.level())
                            .as("%s, %d months, %s = %s", instrument.id(), age.months(), item.code(), bad)
                            .isEqualTo(byTheFile(file, item.code(), bad, age.months()));
                    assertThat(outcome.fired())
                            .allSatisfy(fired -> assertThat(fired.items()).containsExactly(item.code()));
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(1000);
    }

    @ParameterizedTest
    @MethodSource("every")
    void nothing_at_all_answered_is_no_reason_and_says_nothing_was_done(Instrument instrument) {
        for (var window : instrument.windows()) {
            var age = GrowthAge.on(BIRTH, BIRTH.plusYears(5));
            var outcome = instrument.score(window, new Answers(Map.of(), false), age);
            assertThat(outcome.fired()).isEmpty();
            assertThat(outcome.unanswered()).hasSize(instrument.asked(window).size());
        }
    }

    @ParameterizedTest
    @MethodSource("every")
    void a_worry_alone_is_enough_for_a_contact(Instrument instrument) {
        var window = instrument.windows().getFirst();
        var outcome = instrument.score(window, new Answers(Map.of(), true), GrowthAge.on(BIRTH, BIRTH.plusDays(70)));
        assertThat(outcome.level()).isEqualTo(Level.WATCH);
        assertThat(instrument.after(outcome).contactWithin()).hasValue(10);
    }

    private static List<String> unwell(Item item) {
        return item.concern().isEmpty() ? List.of("NOT_YET", "UNSURE", "LOST") : List.of(item.concern());
    }

    private static Answers allWellBut(Instrument instrument, Window window, Item one, String answer) {
        var given = new HashMap<String, String>();
        instrument
                .asked(window)
                .forEach(item -> given.put(
                        item.code(),
                        item.concern().equals("YES")
                                ? "NO"
                                : item.answers().options().getFirst()));
        given.put(one.code(), answer);
        return new Answers(given, false);
    }

    /** The file's own words, rule by rule, for a sheet on which only this answer is remarkable. */
    private static Level byTheFile(JsonNode file, String code, String answer, int months) {
        var item = items(file)
                .filter(each -> each.path("code").stringValue("").equals(code))
                .findFirst();
        var levels = new ArrayList<Level>();
        for (var rule : file.path("rules")) {
            var when = rule.path("when");
            var about = item.filter(each -> isAbout(when, each)).isPresent();
            var age = when.path("age").stringValue("");
            var old = age.isEmpty() || months >= item.orElseThrow().path(age).intValue(Integer.MAX_VALUE);
            var said = when.has("concerns")
                    ? item.orElseThrow().path("concern").stringValue("-").equals(answer)
                    : when.path("answer").stringValue("-").equals(answer);
            if (about && old && said) {
                levels.add(Level.valueOf(rule.path("level").stringValue().toUpperCase(java.util.Locale.ROOT)));
            }
        }
        return levels.stream().max(Level::compareTo).orElse(Level.OK);
    }

    private static boolean isAbout(JsonNode when, JsonNode item) {
        return (!when.has("items") && !when.has("domains"))
                || names(when.path("items")).anyMatch(item.path("code").stringValue("")::equals)
                || names(when.path("domains")).anyMatch(item.path("domain").stringValue("")::equals);
    }

    private static Stream<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(each -> each.stringValue(""));
    }

    private static Stream<JsonNode> items(JsonNode file) {
        return StreamSupport.stream(file.path("items").spliterator(), false);
    }
}
