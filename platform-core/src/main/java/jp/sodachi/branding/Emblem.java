package jp.sodachi.branding;

import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A town's emblem as it is stored and served: always a PNG of at most {@value #EDGE} pixels an edge, drawn anew from
 * what was sent, so that nothing but pixels survives (no script, no metadata).
 *
 * @param png the picture
 * @param key its short hash, part of its address
 */
public record Emblem(byte[] png, String key) {
    /** Longest edge in pixels. */
    public static final int EDGE = 192;

    /** Largest file that is looked at, in bytes. */
    public static final int LARGEST_FILE = 2 * 1024 * 1024;

    private static final int MOST_PIXELS = 16_000_000;

    /** Draws the emblem from an uploaded PNG, JPEG or GIF; empty when the bytes are no such picture. */
    public static Optional<Emblem> from(byte[] file) {
        if (file.length > LARGEST_FILE) {
            return Optional.empty();
        }
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                // The header is read before the pixels: a small file may claim an enormous picture.
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    return Optional.empty();
                }
                return Optional.of(draw(reader.read(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException notAPicture) {
            return Optional.empty();
        }
    }

    private static Emblem draw(BufferedImage picture) throws IOException {
        var scale = Math.min(1.0, (double) EDGE / Math.max(picture.getWidth(), picture.getHeight()));
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture.getScaledInstance(width, height, Image.SCALE_SMOOTH), 0, 0, null);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", out);
        return new Emblem(out.toByteArray(), key(out.toByteArray()));
    }

    private static String key(byte[] png) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
