package jp.sodachi.branding;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * The picture under which a town's handbook stands on a phone's home screen: the emblem on white, or a sprout on the town's
 * colour. A square without transparency whose subject lies in the middle four fifths, so that a phone may cut it round (W3C Web
 * Application Manifest, "maskable").
 */
public final class AppIcon {
    /** Edges in pixels: Apple's, and the two that browsers ask a manifest for. */
    public static final Set<Integer> EDGES = Set.of(180, 192, 512);

    private static final double EMBLEM_SHARE = 0.6;
    private static final double SPROUTS_GRID = 32;
    private static final float SPROUTS_LINE = 2.4f;

    private AppIcon() {}

    /**
     * Draws it as a PNG.
     *
     * @param edge one of {@link #EDGES}
     * @param emblem the town's emblem, if it has one
     */
    public static byte[] draw(int edge, Colour primary, Optional<byte[]> emblem) {
        if (!EDGES.contains(edge)) {
            throw new IllegalArgumentException("no such edge: " + edge);
        }
        var picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            var image = emblem.map(AppIcon::read);
            pen.setColor(image.isPresent() ? Color.WHITE : Color.decode(primary.hex()));
            pen.fillRect(0, 0, edge, edge);
            if (image.isPresent()) {
                place(pen, image.get(), edge);
            } else {
                sprout(pen, edge);
            }
            var out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A picture in memory can be written.", impossible);
        } finally {
            pen.dispose();
        }
    }

    private static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException broken) {
            throw new UncheckedIOException("An emblem is a PNG that we have drawn ourselves.", broken);
        }
    }

    private static void place(Graphics2D pen, BufferedImage emblem, int edge) {
        var scale = EMBLEM_SHARE * edge / Math.max(emblem.getWidth(), emblem.getHeight());
        var where = AffineTransform.getTranslateInstance(
                (edge - emblem.getWidth() * scale) / 2, (edge - emblem.getHeight() * scale) / 2);
        where.scale(scale, scale);
        pen.drawImage(emblem, where, null);
    }

    /** The same strokes as {@code assets/icon.svg}. */
    private static void sprout(Graphics2D pen, int edge) {
        var path = new Path2D.Double();
        path.moveTo(16, 25);
        path.lineTo(16, 14);
        path.moveTo(16, 18);
        path.curveTo(10, 18, 8, 14.5, 8, 10);
        path.curveTo(13, 10, 16, 13, 16, 18);
        path.moveTo(16, 15);
        path.curveTo(16, 10, 19, 8, 23, 8);
        path.curveTo(23, 12, 21, 15, 16, 15);
        pen.scale(edge / SPROUTS_GRID, edge / SPROUTS_GRID);
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(SPROUTS_LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(path);
    }
}
