package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import jp.sodachi.record.CounterSheets;
import org.junit.jupiter.api.Test;

/** A family is handed its sheet. */
class CounterStoryTest extends StaffSiteTest {
    private static final Pattern EDGE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final Pattern ADDRESS = Pattern.compile("http://332119\\.localhost:8081/join/([A-Za-z0-9_-]{27})");
    private static final int SCALE = 6;

    @Test
    void the_printed_code_reads_as_the_printed_address_and_opens_the_family_once() throws Exception {
        var child = born(BIZEN, "片上 なぎ", "かたかみ なぎ", today().minusDays(3));
        var page = browser.perform(send(NURSE, "/children/" + child.id() + "/sheet"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content()
                        .string(allOf(containsString("片上 なぎ さん"), containsString("こども家庭課"), containsString("1回だけ"))))
                .andReturn()
                .getResponse()
                .getContentAsString();

        var address = ADDRESS.matcher(page);
        assertThat(address.find()).isTrue();
        assertThat(scanned(page)).isEqualTo(address.group());
        assertThat(in(BIZEN, actor(NURSE), () -> sheets.check(address.group(1))))
                .isEqualTo(CounterSheets.State.OPEN);
        assertThat(owner().sql(
                                "select count(*) from t_332119.record_counter_sheet where secret_hash::text like :secret")
                        .param("secret", "%" + address.group(1) + "%")
                        .query(Long.class)
                        .single())
                .isZero();

        browser.perform(send(NURSE, "/children/" + child.id() + "/sheet")).andExpect(status().isOk());
        assertThat(in(BIZEN, actor(NURSE), () -> sheets.check(address.group(1))))
                .isEqualTo(CounterSheets.State.EXPIRED);
    }

    @Test
    void the_counter_lists_the_families_that_have_not_joined() throws Exception {
        var waiting = born(BIZEN, "日生 かい", "ひなせ かい", today().minusDays(4));
        var joined = born(BIZEN, "伊部 つち", "いんべ つち", today().minusDays(4));
        joined(BIZEN, joined, "sub-inbe", "伊部 さくら");

        browser.perform(open(NURSE, "/counter"))
                .andExpect(content()
                        .string(allOf(
                                containsString("/children/" + waiting.id() + "/sheet"),
                                not(containsString("/children/" + joined.id() + "/sheet")))));
        browser.perform(open(NURSE, "/children/" + joined.id()))
                .andExpect(content().string(allOf(containsString("伊部 さくら"), containsString("確認がまだです"))));
    }

    /**
     * Draws the page's code as a printer would and reads it module by module. The reader's own search for a code in a photograph
     * misses one of some thousand drawings; here it is known where the code is.
     */
    private static String scanned(String page) throws Exception {
        var edge = EDGE.matcher(page.substring(page.indexOf("<svg xmlns")));
        assertThat(edge.find()).isTrue();
        var side = Integer.parseInt(edge.group(1)) * SCALE;
        var pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        var modules = MODULE.matcher(page);
        while (modules.find()) {
            var left = Integer.parseInt(modules.group(1)) * SCALE;
            var top = Integer.parseInt(modules.group(2)) * SCALE;
            for (var y = top; y < top + SCALE; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + SCALE, 0);
            }
        }
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader()
                .decode(picture, Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
