package jp.sodachi.assessment.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may not be used is refused with the place, what is wrong and what is allowed. */
class InstrumentFileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # from                              | to                                  | path                | says
            sodachi-instrument/1                | devassess/9                         | schema              | sodachi-instrument/1
            "id": "made-up"                     | "id": "Made Up"                     | id                  | 3 to 60
            "version": "2.1.0"                  | "version": "2"                      | version             | 1.0.0
            "kind": "screening"                 | "kind": "test"                      | kind                | monitoring, screening
            {"type": "open", "holder": "Nobody", "terms": "made up"} | {}             | licence             | type is missing
            "terms": "made up"                  | "terms": " "                        | licence.terms       | a text is needed
            "ja": "質問1",                       | "fr": "Question 1",                 | items[0].text       | unknown key fr
            "from": 16, "to": 30                | "from": 31, "to": 30                | windows[0].to       | 31 to 240
            {"code": "q02"                      | {"code": "q01"                      | items               | q01 stands twice
            "in": ["w"],                        | "in": ["v"],                        | items[0].in[0]      | not a window
            {"YES": 1, "NO": 0}                 | {"YES": 1}                          | items[1].points     | NO is missing
            "answers": "yes-no"                 | "answers": "maybe"                  | items[0].answers    | attained, yes-no
            {"points": [3, 7]}                  | {"points": [4, 7]}                  | rules               | judged twice or not at all
            {"points": [8, 20]}                 | {"points": [8, 19]}                 | rules               | highest possible sum, 20
            "items": ["q20"]                    | "items": ["q21"]                    | rules[3].when.items[0] | unknown: q21
            {"answer": "NO", "items"            | {"answer": "MAYBE", "items"         | rules[3].when       | no item that is answered so
            {"answer": "NO", "items"            | {"answer": "NO", "age": "refer_by", "items" | rules[3].when | no item that is answered so
            "level": "refer", "action": "talk"  | "level": "refer", "action": "shout" | rules[2].action     | none, talk, now
            "level": "refer"                    | "level": "red"                      | rules[2].level      | ok, watch, refer, urgent
            {"points": [8, 20]}                 | {"eval": "1+1"}                     | rules[2].when       | worry, answer, concerns
            {"status": "open"}                  | {"status": "open", "by": "somebody"} | review             | nobody can have signed
            {"status": "open"}                  | {"status": "signed"}                | review              | by is missing
            "allowed": 0                        | "allowed": -1                       | missing.allowed     | 0 to 200
            "none": {                           | "nothing": {                        | actions             | none is missing
            "source": "made up",                | "source": "made up", "code": "x",   |                     | unknown key code
            """)
    void a_wrong_file_is_refused_with_its_place_and_what_is_allowed(String from, String to, String path, String says) {
        assertThat(Screening.text()).contains(from);
        var changed = Screening.text()
                .replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
        var refused = catchThrowableOfType(InvalidInstrument.class, () -> InstrumentFile.read(Screening.FILE, changed));
        assertThat(refused).hasMessageContaining(says).hasMessageStartingWith(Screening.FILE);
        assertThat(refused.path()).isEqualTo(path == null ? "" : path);
    }

    @Test
    void a_key_that_stands_twice_and_what_is_no_json_are_refused() {
        assertThat(catchThrowableOfType(
                        InvalidInstrument.class, () -> InstrumentFile.read("a", "{\"id\": 1, \"id\": 2}")))
                .hasMessageContaining("not JSON");
        assertThat(catchThrowableOfType(InvalidInstrument.class, () -> InstrumentFile.read("a", "id: made-up")))
                .hasMessageContaining("not JSON");
    }

    @Test
    void any_changed_letter_changes_the_checksum() {
        var one = Screening.read();
        var other = InstrumentFile.read(Screening.FILE, Screening.text().replace("Question 7\"", "Question 7?\""));
        assertThat(one.checksum()).hasSize(64).isNotEqualTo(other.checksum());
        assertThat(InstrumentFile.read("elsewhere", Screening.text()).checksum())
                .isEqualTo(one.checksum());
    }

    @Test
    void the_embedded_ones_are_whole_and_say_that_nobody_has_signed_them() {
        var embedded = EmbeddedInstruments.read();
        assertThat(embedded.list())
                .extracting(Instrument::id)
                .containsExactly(
                        "jp-motor-2023",
                        "jp-handbook-2025",
                        "jp-precheckup-18m",
                        "jp-precheckup-36m",
                        "cdc-milestones-2022");
        assertThat(embedded.list()).noneMatch(each -> each.review().signed());
        assertThat(embedded.find("cdc-milestones-2022").orElseThrow().items()).hasSize(159);
        assertThat(EmbeddedInstruments.isOn("cdc-milestones-2022")).isFalse();
        assertThat(embedded.find("jp-motor-2023").orElseThrow().items())
                .allSatisfy(item -> assertThat(item.others()).isNotEmpty());
    }
}
