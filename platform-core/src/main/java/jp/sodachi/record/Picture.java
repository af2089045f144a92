package jp.sodachi.record;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;

/**
 * A photo drawn anew: nothing of the file that was sent survives but pixels, so no place, no device, no script. The file's
 * size and the size the picture claims are looked at before a pixel is decoded, and a large one is decoded in steps, so
 * that a small file that claims an enormous picture costs nothing.
 *
 * @param large JPEG with at most {@value #EDGE} pixels an edge
 * @param small JPEG with at most {@value #SMALL_EDGE} pixels an edge
 */
record Picture(byte[] large, byte[] small, int width, int height) {
    static final int LARGEST_FILE = 15 * 1024 * 1024;
    private static final int EDGE = 2048;
    private static final int SMALL_EDGE = 480;
    private static final long MOST_PIXELS = 120_000_000L;
    private static final float QUALITY = 0.85f;
    private static final Set<String> FORMATS = Set.of("jpeg", "png");

    /** How reading a file ended. */
    sealed interface Reading {
        record Drawn(Picture picture) implements Reading {}

        record Refused(PhotoEntry.Reason reason) implements Reading {}
    }

    static Reading read(byte[] file) {
        if (file.length > LARGEST_FILE) {
            return new Reading.Refused(PhotoEntry.Reason.FILE_TOO_LARGE);
        }
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return new Reading.Refused(PhotoEntry.Reason.NO_PICTURE);
            }
            var reader = readers.next();
            try {
                return read(reader, stream, JpegTurn.of(file));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException notAPicture) {
            return new Reading.Refused(PhotoEntry.Reason.NO_PICTURE);
        }
    }

    private static Reading read(ImageReader reader, ImageInputStream stream, int turn) throws IOException {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            return new Reading.Refused(PhotoEntry.Reason.NO_PICTURE);
        }
        reader.setInput(stream, true, true);
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            return new Reading.Refused(PhotoEntry.Reason.TOO_MANY_PIXELS);
        }
        var step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (EDGE * 2));
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        var upright = turned(reader.read(0, how), turn);
        var large = scaled(upright, EDGE);
        var small = scaled(large, SMALL_EDGE);
        return new Reading.Drawn(new Picture(jpeg(large), jpeg(small), large.getWidth(), large.getHeight()));
    }

    /** @param turn quarter turns clockwise that put the picture upright */
    private static BufferedImage turned(BufferedImage picture, int turn) {
        var sideways = turn % 2 == 1;
        var width = sideways ? picture.getHeight() : picture.getWidth();
        var height = sideways ? picture.getWidth() : picture.getHeight();
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        var move = new AffineTransform();
        move.translate(width / 2.0, height / 2.0);
        move.quadrantRotate(turn);
        move.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        pen.drawImage(picture, move, null);
        pen.dispose();
        return drawn;
    }

    private static BufferedImage scaled(BufferedImage picture, int edge) {
        var scale = Math.min(1.0, (double) edge / Math.max(picture.getWidth(), picture.getHeight()));
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
