package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import jp.sodachi.record.Child;
import jp.sodachi.record.Dose;
import jp.sodachi.record.Shares;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How many deliberate touches a nurse needs: each is on the page she sees, and typing is none. */
class TapsStoryTest extends StaffSiteTest {
    @Autowired
    Shares shares;

    private final List<String> taps = new ArrayList<>();

    @Test
    void a_child_is_found_in_two_and_a_dose_recorded_in_four() throws Exception {
        var child = threeMonthsOld("日生 なぎ", "ひなせ なぎ");
        shortcut();
        look(NURSE, "/children", "日生なぎ " + today().minusDays(100)).andExpect(redirectedUrl("/children/" + child.id()));
        taps.add("Enter");
        assertThat(taps).hasSize(2);

        saved(child, tap(entering(child), "/children/" + child.id()), "AB123C");
        taps.add("save");
        assertThat(taps).hasSize(4);
    }

    @Test
    void with_a_reader_for_the_familys_phone_and_the_package_a_dose_is_recorded_in_two() throws Exception {
        var child = threeMonthsOld("寒河 なぎ", "そうご なぎ");
        var parent = joined(BIZEN, child, "sub-nagi", "寒河 ちか");
        var secret = in(BIZEN, parent, () -> shares.issue(child.id())).secret();
        shortcut();
        // The reader ends what it types with Enter itself.
        look(NURSE, "/children", "http://" + host(BIZEN) + "/shared/" + secret)
                .andExpect(redirectedUrl("/children/" + child.id()));
        saved(child, tap(entering(child), "/children/" + child.id()), "(01)04987080000013(17)270331(10)AB123C");
        assertThat(taps).hasSize(2);

        in(BIZEN, parent, () -> {
            shares.stop(child.id());
            return child;
        });
        look(NURSE, "/children", "/shared/" + secret).andExpect(content().string(containsString("このQRコードは、もう使えません")));
    }

    @Test
    void a_child_is_found_by_the_name_of_who_stands_for_it_where_no_childs_name_fits() throws Exception {
        var child = threeMonthsOld("蕃山 なぎ", "しげやま なぎ");
        joined(BIZEN, child, "sub-shigeyama", "蕃山 たまえ");
        look(NURSE, "/children", "蕃山 たまえ").andExpect(redirectedUrl("/children/" + child.id()));
    }

    @Test
    void the_day_of_a_check_up_is_one_away() throws Exception {
        tap("href=\"(/checkups)\"", "/");
        assertThat(taps).hasSize(1);
    }

    private Child threeMonthsOld(String name, String kana) {
        return born(BIZEN, name, kana, today().minusDays(100));
    }

    /** The way from a row of the child's plan to the entering of its dose. */
    private static String entering(Child child) {
        return "href=\"(/children/" + child.id() + "/doses/new\\?product=\\w+)\"";
    }

    private void shortcut() throws Exception {
        browser.perform(open(NURSE, "/")).andExpect(content().string(containsString("data-shortcut=\"/\"")));
        taps.add("/");
    }

    /** The way on the page {@code from} to what the pattern's first group names, and the page there. */
    private String tap(String way, String from) throws Exception {
        var found = Pattern.compile(way).matcher(page(from));
        assertThat(found.find()).as(way).isTrue();
        taps.add(found.group(1));
        return found.group(1);
    }

    /** The form as it stands, with the lot alone typed into it. */
    private void saved(Child child, String form, String lot) throws Exception {
        var page = page(form);
        var product = form.substring(form.indexOf('=') + 1);
        assertThat(page).contains("value=\"" + product + "\" selected");
        var day = Pattern.compile("name=\"givenOn\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"givenOn\"")
                .matcher(page);
        assertThat(day.find()).isTrue();
        browser.perform(send(NURSE, form.substring(0, form.indexOf('?')))
                        .param("product", product)
                        .param("givenOn", Objects.requireNonNullElse(day.group(1), day.group(2)))
                        .param("lot", lot))
                .andExpect(redirectedUrl("/children/" + child.id()));
        assertThat(in(BIZEN, actor(NURSE), () -> records.getChild(child.id())).doses())
                .extracting(Dose::lot)
                .containsExactly("AB123C");
    }

    private String page(String address) throws Exception {
        return browser.perform(open(NURSE, address))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
