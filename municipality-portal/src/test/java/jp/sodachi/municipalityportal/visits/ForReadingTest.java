package jp.sodachi.municipalityportal.visits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left of a page for somebody who only reads. */
class ForReadingTest {
    private static final String CHILD = "/children/01980000-0000-7000-8000-000000000000";

    private final ForReading reading = new ForReading(OpenPages::has);

    @Test
    void a_form_that_sends_goes_and_takes_the_place_with_it_that_held_nothing_else() {
        assertThat(reading.page("""
                <main><section class="section"><h2>End</h2><div class="card">\
                <form class="form" method="post" action="/follow-ups/x/close"><textarea name="a">b</textarea><button>Go</button></form>\
                </div></section><p>stays</p></main>""")).isEqualTo("<main><p>stays</p></main>");
    }

    @Test
    void a_search_stays_and_so_does_the_form_with_which_the_visit_ends() {
        var page = "<main><form method=\"post\" action=\"/children/find\"><input name=\"q\"/></form>"
                + "<form method=\"post\" action=\"/visit/leave\"><button>Leave</button></form></main>";
        assertThat(reading.page(page)).isEqualTo(page);
    }

    @Test
    void a_link_to_a_form_goes_and_a_link_to_a_record_stays() {
        assertThat(reading.page("<main><div class=\"bar\"><a class=\"btn\" href=\"" + CHILD
                        + "/doses/new\">Enter</a></div>" + "<a href=\"" + CHILD
                        + "?all=true\">Record</a><a href=\"tel:0\">0</a><a href=\"#done\">Done</a></main>"))
                .isEqualTo("<main><a href=\"" + CHILD
                        + "?all=true\">Record</a><a href=\"tel:0\">0</a><a href=\"#done\">Done</a></main>");
    }

    @Test
    void a_link_that_is_there_to_write_goes_even_when_its_page_may_be_read() {
        assertThat(reading.page("<main><a data-to-write href=\"" + CHILD + "\">Add</a><p>stays</p></main>"))
                .isEqualTo("<main><p>stays</p></main>");
    }

    @Test
    void words_about_a_button_go_with_it_and_so_does_the_card_that_held_nothing_else() {
        assertThat(reading.page("""
                <main><article class="card lead"><h2>Ask for approval</h2><p data-to-write>A colleague approves.</p>\
                <form method="post" action="/notices/x/propose"><button>Ask</button></form></article>\
                <p><span>Hana asks.</span><span data-to-write>Send it.</span></p></main>""")).isEqualTo("<main><p><span>Hana asks.</span></p></main>");
    }

    @Test
    void an_empty_place_says_that_nothing_is_there_and_not_how_to_begin() {
        var place =
                "<section class=\"section\"><h2>Notices</h2><section class=\"empty\"><svg class=\"icon\"><path d=\"M0 0\"/></svg><h2>None yet</h2>%s"
                        + "</section></section>";
        assertThat(reading.page("<main>"
                        + place.formatted(
                                "<p data-to-write>Write one.</p><a class=\"btn\" href=\"/notices/new\">Write</a>")
                        + "</main>"))
                .isEqualTo("<main>" + place.formatted("") + "</main>");
    }

    @Test
    void a_number_that_leads_to_a_closed_page_is_read_without_leading_there() {
        assertThat(reading.page("<main><a class=\"stat\" href=\"/counter\"><b>3</b></a></main>"))
                .isEqualTo("<main><span class=\"stat\"><b>3</b></span></main>");
    }

    @Test
    void a_row_keeps_its_cells_and_nothing_else_is_changed() {
        assertThat(reading.page(
                        "<!DOCTYPE html>\n<html lang=\"ja\"><body><table><tr><td>1 &amp; 2</td><td class=\"act\">"
                                + "<a href=\"/children/new\">x</a></td></tr></table><svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>"
                                + "<span></span></body></html>"))
                .isEqualTo(
                        "<!DOCTYPE html>\n<html lang=\"ja\"><body><table><tr><td>1 &amp; 2</td><td class=\"act\"></td></tr>"
                                + "</table><svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg><span></span></body></html>");
    }

    @Test
    void a_page_nobody_has_thought_of_is_closed() {
        assertThat(OpenPages.has(CHILD)).isTrue();
        assertThat(OpenPages.has("/children/new")).isFalse();
        assertThat(OpenPages.has("/notices/write")).isFalse();
        assertThat(OpenPages.has("/something-new")).isFalse();
    }
}
