package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.Departures;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyDepartures;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.record.PregnancyProtection;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Families that move between 瀬戸内市 and 備前市, at the counter. */
class MovingStoryTest extends StaffSiteTest {
    private static final Pattern CODE = Pattern.compile("332119(-[0-9A-Z]{6}){3}");

    @Autowired
    Departures departures;

    @Autowired
    ChildStates states;

    @Autowired
    Pregnancies pregnancies;

    @Autowired
    PregnancyDepartures expecting;

    @Autowired
    PregnancyProtection protection;

    @Test
    void the_nurse_sees_whom_a_code_is_about_takes_the_record_and_prints_the_sheet() throws Exception {
        var child = born(SETOUCHI, "邑久 なつ", "おく なつ", today().minusDays(90));
        var code = code(child);

        browser.perform(open(NURSE, "/counter")).andExpect(content().string(containsString("/arrivals")));
        browser.perform(open(NURSE, "/arrivals")).andExpect(status().isOk());
        browser.perform(send(NURSE, "/arrivals/look").param("code", code.replace("-", " ")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("邑久 なつ"), containsString("瀬戸内市"))));
        var receipt =
                Objects.requireNonNull(browser.perform(send(NURSE, "/arrivals").param("code", code))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        assertThat(receipt).doesNotContain(code);
        var page = browser.perform(open(NURSE, receipt))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("瀬戸内市からの転入"), containsString("一致"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var sheet = page.replaceAll("(?s).*action=\"(/children/[^\"]*/sheet)\".*", "$1");
        browser.perform(send(NURSE, sheet)).andExpect(content().string(containsString("邑久 なつ さん")));
        browser.perform(send(NURSE, "/arrivals").param("code", code)).andExpect(header().string("Location", receipt));
        assertThat(deeds("t_332119")).contains("move.begin", "move.arrive");
        assertThat(deeds("t_332127")).contains("move.look", "move.take", "move.copy", "move.done");
    }

    @Test
    void a_record_that_has_arrived_cannot_be_given_up() throws Exception {
        var code = code(born(SETOUCHI, "邑久 はる", "おく はる", today().minusDays(90)));
        var receipt =
                Objects.requireNonNull(browser.perform(send(NURSE, "/arrivals").param("code", code))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        browser.perform(open(NURSE, receipt)).andExpect(content().string(not(containsString("give-up"))));
        browser.perform(send(NURSE, receipt + "/give-up"))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attribute("told", "arrival.too-late"));
        browser.perform(open(NURSE, receipt)).andExpect(content().string(not(containsString("0件のうち0件"))));
    }

    @Test
    void a_wrong_code_stays_in_the_field_and_shows_nobody() throws Exception {
        born(SETOUCHI, "邑久 ふゆ", "おく ふゆ", today().minusDays(90));
        browser.perform(send(NURSE, "/arrivals/look").param("code", "332127-ABC"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("332127-ABC"),
                                containsString("文字がちがいます"),
                                not(containsString("邑久 ふゆ")))));
        assertThat(refusals(BIZEN, "move.look", "STAFF")).isPositive();
        var stranger = new Person("sub-nobody", "だれか", "x@example.jp");
        browser.perform(send(stranger, "/arrivals/look").param("code", "0")).andExpect(status().is4xxClientError());
    }

    @Test
    void the_office_gives_a_protected_childs_code_at_its_counter() throws Exception {
        var child = born(BIZEN, "伊里 あき", "いり あき", today().minusDays(90));
        in(BIZEN, actor(NURSE), () -> states.set(child.id(), ChildState.Kind.SHIELDED, "", today(), "支援措置"));
        browser.perform(open(NURSE, "/children/" + child.id() + "/moving"))
                .andExpect(header().string("Location", "/children/" + child.id() + "/open"));
        browser.perform(send(NURSE, "/children/" + child.id() + "/moving"))
                .andExpect(header().string("Location", "/children/" + child.id() + "/open"));
        browser.perform(send(NURSE, "/children/" + child.id() + "/open").param("why", "ご本人が窓口に来られた"))
                .andExpect(status().is3xxRedirection());
        browser.perform(open(NURSE, "/children/" + child.id() + "/moving"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("保護者の画面には何も出ません")));
        var page = browser.perform(send(NURSE, "/children/" + child.id() + "/moving"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(CODE.matcher(page).find()).isTrue();
        browser.perform(open(NURSE, "/children/" + child.id() + "/moving"))
                .andExpect(content().string(containsString("コードを渡しました")));
    }

    @Test
    void a_pregnant_woman_comes_with_her_code_and_one_who_hides_gets_hers_at_the_counter() throws Exception {
        var there = expecting(SETOUCHI, "邑久 まりな");
        var given = in(SETOUCHI, actor(NURSE), () -> expecting.issueAtCounter(there.id()));
        var code = ((PregnancyDepartures.Outcome.Issued) given).code().grouped();
        browser.perform(send(NURSE, "/arrivals/look").param("code", code))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("邑久 まりな"), containsString("この方の妊娠の記録"), containsString("瀬戸内市"))));
        var receipt =
                Objects.requireNonNull(browser.perform(send(NURSE, "/arrivals").param("code", code))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        var page = browser.perform(open(NURSE, receipt))
                .andExpect(content()
                        .string(allOf(containsString("一致"), containsString("妊娠の情報"), containsString("妊娠の記録のページへ"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var sheet = page.replaceAll("(?s).*action=\"(/pregnancies/[^\"]*/sheet)\".*", "$1");
        browser.perform(send(NURSE, sheet)).andExpect(content().string(containsString("邑久 まりな")));
        browser.perform(open(NURSE, "/pregnancies")).andExpect(content().string(containsString("邑久 まりな")));

        var hidden = expecting(BIZEN, "伊里 かげり");
        in(BIZEN, actor(NURSE), () -> protection.protect(hidden.id(), "支援措置"));
        var moving = "/pregnancies/" + hidden.id() + "/moving";
        browser.perform(open(NURSE, moving))
                .andExpect(header().string("Location", "/pregnancies/" + hidden.id() + "/open"));
        browser.perform(send(NURSE, moving))
                .andExpect(header().string("Location", "/pregnancies/" + hidden.id() + "/open"));
        browser.perform(send(NURSE, "/pregnancies/" + hidden.id() + "/open").param("why", "ご本人が窓口に来られた"));
        browser.perform(open(NURSE, moving)).andExpect(content().string(containsString("保護者の画面には何も出ません")));
        var sheetOfHidden = browser.perform(send(NURSE, moving))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(CODE.matcher(sheetOfHidden).find()).isTrue();
        var withdraw = browser.perform(open(NURSE, moving))
                .andExpect(content().string(containsString("コードを渡しました")))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("(?s).*action=\"(/pregnancies/[^\"]*/withdraw)\".*", "$1");
        browser.perform(send(NURSE, withdraw)).andExpect(flash().attribute("saved", "departure.withdrawn"));
    }

    private Pregnancy expecting(Tenant town, String name) {
        var facts = new PregnancyFacts(
                name, "よみ かな", LocalDate.of(1996, 4, 1), today().plusDays(90), PregnancyFacts.DueSource.ULTRASOUND, 1);
        return in(town, actor(NURSE), () -> pregnancies.register(facts, Optional.empty()));
    }

    private String code(Child child) {
        var given = in(SETOUCHI, actor(NURSE), () -> departures.issueAtCounter(child.id()));
        return ((Departures.Outcome.Issued) given).code().grouped();
    }

    private static java.util.List<String> deeds(String schema) {
        return owner().sql("select distinct action from " + schema + ".audit_event where outcome = 'DONE'")
                .query(String.class)
                .list();
    }
}
