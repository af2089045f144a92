package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Child;
import jp.sodachi.record.Photo;
import jp.sodachi.record.PhotoEntry;
import jp.sodachi.record.Photos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A family keeps photos; the office sees stickers only. */
class PhotoStoryTest extends Story {
    @Autowired
    Photos photos;

    private Child child;
    private Visitor parent;

    @BeforeEach
    void a_three_month_old_with_a_parent() {
        child = born(BIZEN, "尾上 ほたる", "おのうえ ほたる", LocalDate.of(2026, 8, 11), null);
        parent = parentOf(BIZEN, child);
    }

    @Test
    void a_photo_is_put_in_seen_and_taken_out_for_good() throws IOException {
        parent.get(photosPage()).is(200).shows("写真はまだありません", "15MBまで");
        parent.upload(photosPage(), "file", jpeg(), "day", "令和8年11月20日", "caption", "はじめての公園")
                .is(302);
        var page = parent.get(photosPage()).shows("はじめての公園").page();
        parent.get("/records").shows("-small.jpg");
        var address = page.replaceAll("(?s).*href=\"(/children/[^\"]*/photos/[^\"]*)\\.jpg\".*", "$1");
        assertThat(parent.get(address + ".jpg").is(200).result().getResponse().getContentType())
                .isEqualTo("image/jpeg");
        parent.get(address + "-small.jpg").is(200);
        visitor(BIZEN).signedIn().get(address + ".jpg").is(404);
        parent.get(address + "/withdraw").shows("もとに戻せません");
        parent.post(address + "/withdraw").is(302);
        parent.get(address + ".jpg").is(404);
    }

    @Test
    void what_cannot_be_taken_is_refused_with_the_reason_and_what_was_typed_stays() {
        parent.upload(photosPage(), "file", new byte[40 * 1024 * 1024], "day", "令和8年11月20日", "caption", "夕やけ")
                .is(422)
                .shows("写真が大きすぎます。15MBまで", "value=\"夕やけ\"");
        parent.upload(
                        photosPage(),
                        "file",
                        "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "day",
                        "令和8年11月20日")
                .is(422)
                .shows("写真として読めませんでした");
        parent.upload(photosPage(), "file", new byte[0], "day", "令和8年12月24日")
                .is(422)
                .shows("写真をえらんでください");
    }

    @Test
    void the_sticker_of_a_dose_is_for_the_office_and_a_memory_is_not() throws IOException {
        parent.post("/children/" + child.id() + "/doses", "vaccines", "PCV20", "day", "2026-11-20");
        var dose = office(BIZEN, () -> records.getChild(child.id())).doses().getFirst();
        parent.get("/records").shows("シールの写真を入れる");
        parent.get(photosPage() + "?dose=" + dose.id()).is(200).shows("肺炎球菌(20価)のシールの写真");
        parent.upload(
                        photosPage(),
                        "file",
                        jpeg(),
                        "day",
                        "2026-11-20",
                        "dose",
                        dose.id().toString())
                .is(302);
        parent.upload(photosPage(), "file", jpeg(), "day", "2026-11-21").is(302);

        assertThat(office(BIZEN, () -> photos.list(child.id()))).singleElement().satisfies(sticker -> {
            assertThat(sticker.kind()).isEqualTo(Photo.Kind.STICKER);
            assertThat(sticker.doseId()).isEqualTo(dose.id());
        });
        var bytes = jpeg();
        assertThatThrownBy(() -> office(BIZEN, () -> photos.add(child.id(), null, TODAY, "", bytes)))
                .isInstanceOf(NotYours.class);
        assertThat(office(BIZEN, () -> photos.add(child.id(), dose.id(), TODAY.plusDays(1), "", bytes)))
                .isEqualTo(new PhotoEntry.Refused(PhotoEntry.Reason.IN_THE_FUTURE));
        var other = born(BIZEN, "尾上 あさひ", "おのうえ あさひ", LocalDate.of(2026, 8, 11), null);
        assertThatThrownBy(() -> office(BIZEN, () -> photos.add(other.id(), dose.id(), TODAY, "", bytes)))
                .isInstanceOf(NotYours.class);
    }

    private String photosPage() {
        return "/children/" + child.id() + "/photos";
    }

    private static byte[] jpeg() throws IOException {
        var out = new ByteArrayOutputStream();
        javax.imageio.ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }
}
