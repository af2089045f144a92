package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import javax.imageio.ImageIO;
import jp.sodachi.branding.Branding;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A phone keeps the town's handbook on its home screen, under the town's own name, colour and icon. */
class HomeScreenStoryTest extends Story {
    @Autowired
    private Branding branding;

    @Test
    void the_manifest_is_the_towns_own_and_every_page_of_the_site_names_it() {
        var manifest = visitor(BIZEN).get("/app.webmanifest").is(200);
        var brand = office(BIZEN, branding::current);
        manifest.shows(brand.name(), brand.primary(), "\"display\":\"standalone\"", "/app-icon/512.png");
        assertThat(manifest.result().getResponse().getContentType()).startsWith("application/manifest+json");
        visitor(SETOUCHI).get("/app.webmanifest").is(200).hides(brand.name());

        var parent = parentOf(BIZEN, born(BIZEN, "置田 めい", "おきた めい", LocalDate.of(2026, 8, 1), null));
        parent.get("/")
                .shows("rel=\"manifest\" href=\"/app.webmanifest", "rel=\"apple-touch-icon\" href=\"/app-icon/180.png");
        assertThat(parent.get("/").result().getResponse().getHeader("Content-Security-Policy"))
                .contains("manifest-src 'self'");
        visitor(BIZEN).get("/help").is(200).shows("ホーム画面に追加", "Safari").hides("rel=\"manifest\"");
        parent.get("/family/channels").shows("iPhone・iPadで受け取るには", "16.4");
    }

    @Test
    void the_icon_is_a_full_square_in_the_asked_size_and_in_no_other() throws IOException {
        for (int edge : new int[] {180, 192, 512}) {
            var picture = ImageIO.read(new ByteArrayInputStream(visitor(BIZEN)
                    .get("/app-icon/" + edge + ".png")
                    .is(200)
                    .result()
                    .getResponse()
                    .getContentAsByteArray()));
            assertThat(picture.getWidth()).isEqualTo(edge);
            assertThat(picture.getHeight()).isEqualTo(edge);
            assertThat(Optional.of(picture.getColorModel().hasAlpha())).contains(false);
        }
        visitor(BIZEN).get("/app-icon/5000.png").is(404);
    }
}
