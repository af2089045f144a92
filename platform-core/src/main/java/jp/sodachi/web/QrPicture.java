package jp.sodachi.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code as a drawing that stays sharp on paper. */
public final class QrPicture {

    /** Empty modules around the code, without which readers do not find it (ISO/IEC 18004). */
    private static final int QUIET = 4;

    private QrPicture() {}

    /**
     * The SVG element for a text, black on white, with error correction level M. Contains nothing of the text itself, so it may
     * be put on a page as it is.
     *
     * @throws IllegalArgumentException when the text is empty or too long for a code
     */
    public static String svg(String text) {
        ByteMatrix modules = modules(text);
        int edge = modules.getWidth() + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges" \
                aria-hidden="true"><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>""".formatted(edge, path);
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds this text", e);
        }
    }
}
