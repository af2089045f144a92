package jp.sodachi.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a photo before it is kept, and where it lies. */
class PictureTest {

    @Test
    void a_photo_is_drawn_anew_within_its_edge_and_nothing_of_its_metadata_stays() throws IOException {
        var sent = withExif(jpeg(3000, 1500), 1, "made-up place");
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("made-up place");
        var picture = drawn(sent);
        assertThat(picture.width()).isEqualTo(2048);
        assertThat(picture.height()).isEqualTo(1024);
        assertThat(new String(picture.large(), StandardCharsets.ISO_8859_1)).doesNotContain("made-up place", "Exif");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.small())).getWidth())
                .isEqualTo(480);
    }

    @Test
    void a_photo_held_sideways_stands_upright() throws IOException {
        var picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        picture.createGraphics().setColor(Color.WHITE);
        for (var x = 0; x < 20; x++) {
            for (var y = 0; y < 20; y++) {
                picture.setRGB(x, y, Color.RED.getRGB());
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", out);
        var upright = drawn(withExif(out.toByteArray(), 6, ""));
        assertThat(upright.width()).isEqualTo(20);
        assertThat(upright.height()).isEqualTo(40);
        var pixels = ImageIO.read(new ByteArrayInputStream(upright.large()));
        assertThat(new Color(pixels.getRGB(10, 5)).getRed())
                .as("the left edge is on top now")
                .isGreaterThan(200);
        assertThat(new Color(pixels.getRGB(10, 35)).getRed()).isLessThan(60);
    }

    @Test
    void a_small_file_that_claims_an_enormous_picture_is_refused_before_a_pixel_is_decoded() throws IOException {
        assertThat(Picture.read(enormousPng()))
                .isEqualTo(new Picture.Reading.Refused(PhotoEntry.Reason.TOO_MANY_PIXELS));
    }

    @Test
    void too_large_a_file_a_text_and_half_a_picture_are_refused_with_their_reason() throws IOException {
        assertThat(Picture.read(new byte[40 * 1024 * 1024]))
                .isEqualTo(new Picture.Reading.Refused(PhotoEntry.Reason.FILE_TOO_LARGE));
        assertThat(Picture.read("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Picture.Reading.Refused(PhotoEntry.Reason.NO_PICTURE));
        var whole = png(50, 50);
        assertThat(Picture.read(java.util.Arrays.copyOf(whole, whole.length / 2)))
                .isEqualTo(new Picture.Reading.Refused(PhotoEntry.Reason.NO_PICTURE));
        var gif = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "gif", gif);
        assertThat(Picture.read(gif.toByteArray()))
                .isEqualTo(new Picture.Reading.Refused(PhotoEntry.Reason.NO_PICTURE));
    }

    @Test
    void the_store_keeps_gives_and_forgets_and_takes_no_key_that_leads_out(@TempDir Path folder) {
        var store = new FilePhotoStore(folder);
        store.put("t_332119/child/photo.jpg", new byte[] {1, 2});
        assertThat(store.find("t_332119/child/photo.jpg"))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2));
        store.delete("t_332119/child/photo.jpg");
        assertThat(store.find("t_332119/child/photo.jpg")).isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> store.find("t_332119/../../secret.jpg"))
                .isInstanceOf(IllegalArgumentException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new FilePhotoStore(Path.of("")).find("t_332119/a/b.jpg"))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Picture drawn(byte[] file) {
        return ((Picture.Reading.Drawn) Picture.read(file)).picture();
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    private static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                picture.setRGB(x, y, x * 7919 + y * 104729);
            }
        }
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    /** A PNG of some hundred bytes that says it has 40000 times 40000 pixels. */
    private static byte[] enormousPng() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(40_000)
                        .putInt(40_000)
                        .put(new byte[] {1, 0, 0, 0, 0})
                        .array());
        var pixels = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(pixels)) {
            deflated.write(new byte[100_000]);
        }
        chunk(out, "IDAT", pixels.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        out.write(ByteBuffer.allocate(4).putInt(data.length).array());
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.write(data);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** Puts an Exif segment with an orientation and some words behind the start of a JPEG. */
    private static byte[] withExif(byte[] jpeg, int orientation, String words) {
        var text = words.getBytes(StandardCharsets.US_ASCII);
        var tiff = ByteBuffer.allocate(8 + 2 + 12 + 4 + text.length);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0).put(text);
        var length = 2 + 6 + tiff.capacity();
        var out = ByteBuffer.allocate(jpeg.length + 2 + length);
        out.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) length);
        out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff.array())
                .put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }
}
