package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Branding;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownSignals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** An admin sets the town's look. */
class LookStoryTest extends StaffSiteTest {
    @Autowired
    Branding branding;

    @Autowired
    TownSignals signals;

    @Test
    void colours_in_which_words_cannot_be_read_are_refused_with_their_ratios_and_nothing_typed_is_lost()
            throws Exception {
        browser.perform(look(upload(ADMIN, "/look"), "備前市 すくすく手帳", "#ffdd00", "#77aaff"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("対比は1.3:1で、4.5:1以上が必要です。"),
                                containsString("対比は2.3:1で、4.5:1以上が必要です。"),
                                containsString("value=\"備前市 すくすく手帳\""),
                                containsString("value=\"#ffdd00\""))));
        assertThat(stored().primary()).isNotEqualTo("#ffdd00");
    }

    @Test
    void the_look_of_a_town_whose_rows_were_exchanged_is_read_again_at_the_word_that_something_changed()
            throws InterruptedException {
        var before = in(BIZEN, actor(ADMIN), branding::current);
        rename("もどった手帳");
        assertThat(in(BIZEN, actor(ADMIN), branding::current).name())
                .as("remembered for a minute")
                .isEqualTo(before.name());

        signals.send(TenantDirectory.TOPIC, "332119");

        awaitName("もどった手帳");
        rename(before.name());
        signals.send(TenantDirectory.TOPIC, "332119");
        awaitName(before.name());
    }

    /** As a restore does it: in the rows alone. */
    private static void rename(String name) {
        owner().sql("update t_332119.branding_brand set name = :name")
                .param("name", name)
                .update();
    }

    private void awaitName(String name) throws InterruptedException {
        for (var tries = 0;
                tries < 500
                        && !in(BIZEN, actor(ADMIN), branding::current).name().equals(name);
                tries++) {
            Thread.sleep(10);
        }
        assertThat(in(BIZEN, actor(ADMIN), branding::current).name()).isEqualTo(name);
    }

    @Test
    void what_is_no_colour_and_no_telephone_number_is_said_beside_the_field() throws Exception {
        browser.perform(look(upload(ADMIN, "/look"), "", "red", "#00118f").param("phone", "でんわ"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("手帳の名前を入れてください。"),
                                containsString("色として読めませんでした。#8a3a1c のように"),
                                containsString("電話番号として読めませんでした。"))));
    }

    @Test
    void a_file_that_is_no_picture_is_refused_beside_its_field() throws Exception {
        var file = new MockMultipartFile(
                "emblem", "emblem.png", "image/png", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
        browser.perform(look(upload(ADMIN, "/look").file(file), "備前市 そだち手帳", "#8a3a1c", "#00118f"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(containsString("id=\"emblem-error\""), containsString("画像として読めませんでした。"))));
    }

    @Test
    void a_good_look_is_stored_with_its_emblem_and_shown_at_once() throws Exception {
        var file = new MockMultipartFile("emblem", "emblem.png", "image/png", picture());
        browser.perform(look(upload(ADMIN, "/look").file(file), "備前市 のびのび手帳", "＃00428C", "#0017c1")
                        .param("department", "こども家庭課")
                        .param("phone", "０８６９－６４－００００"))
                .andExpect(redirectedUrl("/look"));

        var brand = stored();
        assertThat(brand.primary()).isEqualTo("#00428c");
        assertThat(brand.phone()).isEqualTo("0869-64-0000");
        assertThat(brand.emblem()).isPresent();
        browser.perform(open(ADMIN, "/look"))
                .andExpect(content()
                        .string(allOf(
                                containsString("備前市 のびのび手帳"),
                                containsString("/emblem/" + brand.emblemKey() + ".png"))));
    }

    @Test
    void of_two_admins_who_save_the_second_sees_both_looks() throws Exception {
        var version = stored().version();
        browser.perform(look(upload(ADMIN, "/look"), "備前市 ひなた手帳", "#8a3a1c", "#00118f", version))
                .andExpect(redirectedUrl("/look"));

        browser.perform(look(upload(ADMIN, "/look"), "備前市 こもれび手帳", "#8a3a1c", "#00118f", version))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("<span>備前市 こもれび手帳</span>"),
                                containsString("<span>備前市 ひなた手帳</span>"),
                                containsString("name=\"version\" value=\"" + (version + 1) + "\""))));
    }

    @Test
    void the_preview_is_drawn_in_the_typed_colours_without_saving_them() throws Exception {
        browser.perform(open(ADMIN, "/look/preview")
                        .param("name", "備前市 みほん手帳")
                        .param("primary", "#00428c")
                        .param("accent", "#0017c1"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("備前市 みほん手帳"),
                                containsString("/look/preview.css?primary=%2300428c&amp;accent=%230017c1"),
                                not(containsString("<html")))));
        browser.perform(open(ADMIN, "/look/preview.css")
                        .param("primary", "#00428c")
                        .param("accent", "#0017c1"))
                .andExpect(content()
                        .string(allOf(containsString(".preview{--brand:#00428c"), not(containsString(":root")))));
        browser.perform(look(send(ADMIN, "/look/preview"), "備前市 みほん手帳", "#ffdd00", "#0017c1", 1))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("読みにくい色です"), containsString("value=\"#ffdd00\""))));
        assertThat(stored().name()).isNotEqualTo("備前市 みほん手帳");
    }

    private Brand stored() {
        return in(BIZEN, actor(ADMIN), branding::stored);
    }

    private <B extends AbstractMockHttpServletRequestBuilder<B>> B look(
            B request, String name, String primary, String accent) {
        return look(request, name, primary, accent, stored().version());
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B look(
            B request, String name, String primary, String accent, int version) {
        return request.param("name", name)
                .param("primary", primary)
                .param("accent", accent)
                .param("version", Integer.toString(version));
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
