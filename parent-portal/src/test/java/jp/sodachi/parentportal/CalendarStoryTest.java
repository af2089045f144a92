package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.NewDose;
import jp.sodachi.support.Ids;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A guardian's calendar program fetches the family's dates by an address with a secret. */
class CalendarStoryTest extends Story {
    @Autowired
    private ChildStates states;

    private Child child;
    private Visitor parent;

    @BeforeEach
    void a_baby_of_three_months_with_a_parent() {
        child = born(BIZEN, "尾上 つむぎ", "おのうえ つむぎ", TODAY.minusMonths(3), null);
        parent = parentOf(BIZEN, child);
    }

    @Test
    void titles_name_no_vaccine_and_no_check_up_unless_the_guardian_wants_it() {
        Towns.owner()
                .sql("""
                        insert into %s.record_checkup_place
                               (id, child_id, form, on_day, at_time, venue, invited_by, invited_at, state)
                        values (:id, :child, 'CHECKUP_M03', :on, '13:30', '備前市民センター', '窓口', :now, 'INVITED')
                        """.formatted(BIZEN.schema()))
                .param("id", Ids.next())
                .param("child", child.id())
                .param("on", TODAY.plusDays(20))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();

        var quiet = fetch(begin());
        parent.post("/family/calendar/names", "names", "true").is(302);
        var named = fetch(begin("names", "true"));

        assertThat(quiet).contains("つむぎ 予防接種を受けられます", "つむぎ 健診").doesNotContain("5種混合", "BCG", "か月児健診");
        assertThat(named).contains("5種混合").contains("DTSTART:" + day(TODAY.plusDays(20)) + "T043000Z");
    }

    @Test
    void no_line_is_longer_than_75_octets_and_a_rare_kanji_stays_whole() {
        child = born(BIZEN, "尾上 " + "𠮷".repeat(20), "おのうえ よし", TODAY.minusMonths(3), null);
        parent = parentOf(BIZEN, child);

        var file = visitor(BIZEN).get(begin("names", "true")).is(200).page();

        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + "𠮷".repeat(20) + " ");
    }

    @Test
    void an_entry_keeps_its_id_and_counts_its_changes() {
        var address = begin();
        var before = events(address);
        assertThat(before).isNotEmpty().allMatch(event -> sequence(event) == 0);

        parent.post("/family/calendar/names", "names", "true");
        var after = events(address);

        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after).allMatch(event -> sequence(event) == 1);
    }

    @Test
    void a_dose_that_was_given_is_no_longer_in_it() {
        var address = begin("names", "true");
        assertThat(fetch(address)).contains("BCG");

        office(BIZEN, () -> records.recordDose(child.id(), new NewDose("BCG", TODAY, "", "")));

        assertThat(fetch(address)).doesNotContain("BCG");
    }

    @Test
    void nothing_of_a_child_whose_messages_are_stopped_is_in_it_until_a_hand_undoes_it() {
        var address = begin("names", "true");
        assertThat(events(address)).isNotEmpty();
        var state = office(BIZEN, () -> {
            states.set(child.id(), ChildState.Kind.SHIELDED, "", TODAY, "支援措置");
            return states.list(child.id()).getFirst().id();
        });

        assertThat(events(address)).isEmpty();

        office(BIZEN, () -> states.end(child.id(), state, "終わりました"));
        assertThat(events(address)).isNotEmpty();
    }

    @Test
    void a_program_that_has_the_newest_state_is_sent_nothing() throws Exception {
        var address = begin();
        var first = parent("", address);
        var tag = Objects.requireNonNull(first.getHeader("ETag"));

        var again = parent(tag, address);

        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsString()).isEmpty();
    }

    @Test
    void a_new_address_ends_the_old_one_and_an_ended_calendar_shows_nothing() {
        var first = begin();
        var second = begin();
        visitor(BIZEN).get(first).is(404);
        visitor(SETOUCHI).get(second).is(404);
        visitor(BIZEN).get(second).is(200);

        parent.post("/family/calendar/end").is(302);

        visitor(BIZEN).get(second).is(404);
        visitor(BIZEN).get("/calendar/made-up.ics").is(404);
        visitor(BIZEN).get("/family/calendar").isNot(200);
    }

    private String begin(String... fields) {
        var page = parent.post("/family/calendar", fields).is(200).page();
        return page.replaceAll("(?s).*?http://[^/]+(/calendar/[^\"<]+\\.ics).*", "$1");
    }

    /** As one line each, however it was folded. */
    private String fetch(String address) {
        return visitor(BIZEN).get(address).is(200).page().replace("\r\n ", "");
    }

    private List<VEvent> events(String address) {
        try {
            return new CalendarBuilder().build(new StringReader(fetch(address))).getComponents("VEVENT");
        } catch (IOException | ParserException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private org.springframework.mock.web.MockHttpServletResponse parent(String tag, String address) throws Exception {
        var request = MockMvcRequestBuilders.get("http://" + Towns.host(BIZEN) + address);
        return mvc.perform(tag.isEmpty() ? request : request.header("If-None-Match", tag))
                .andReturn()
                .getResponse();
    }

    private static Set<String> ids(List<VEvent> events) {
        return events.stream()
                .map(event -> event.getUid().orElseThrow().getValue())
                .collect(Collectors.toSet());
    }

    private static int sequence(VEvent event) {
        return Objects.requireNonNull(event.getSequence()).getSequenceNo();
    }

    private static String day(LocalDate day) {
        return day.toString().replace("-", "");
    }
}
