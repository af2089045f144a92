package jp.sodachi.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** Sets a handbook in pages. The font and both style sheets are read once; a drawing shares nothing else with another. */
final class HandbookPdf {
    private static final String FAMILY = "handbook";
    private static final float POINTS_A_MILLIMETRE = 72 / 25.4f;
    private static final float WIDTH_A6 = 105 * POINTS_A_MILLIMETRE;
    private static final float HEIGHT_A6 = 148 * POINTS_A_MILLIMETRE;
    private static final float MARK = 8 * POINTS_A_MILLIMETRE;

    private final byte[] font = read("NotoSansJP-Regular.ttf");
    private final String a4 = new String(read("handbook.css"), StandardCharsets.UTF_8);
    private final String a6 = a4 + new String(read("handbook-a6.css"), StandardCharsets.UTF_8);

    HandbookPdf() {
        // The library's own words are about style sheets, never about people; still nothing of a record goes to a log.
        XRLog.setLoggingEnabled(false);
    }

    byte[] draw(HandbookReading.Read read, Map<UUID, byte[]> pictures, Paper paper) {
        return draw(style -> HandbookHtml.of(read, pictures, style), paper);
    }

    byte[] draw(HandbookReading.ReadPregnancy read, Paper paper) {
        return draw(style -> PregnancyHtml.of(read, style), paper);
    }

    private byte[] draw(UnaryOperator<String> html, Paper paper) {
        try {
            return switch (paper) {
                case A4 -> pages(html.apply(a4));
                case A6_TWO_UP -> twoUp(pages(html.apply(a6)));
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private byte[] pages(String html) throws IOException {
        var file = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .useFastMode()
                .useSVGDrawer(new BatikSVGDrawer())
                .useFont(() -> new ByteArrayInputStream(font), FAMILY, 400, BaseRendererBuilder.FontStyle.NORMAL, true)
                // Nothing is fetched: a picture comes inside the document or not at all.
                .useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null)
                .withHtmlContent(html, null)
                .withProducer("Sodachi")
                .toStream(file)
                .run();
        return file.toByteArray();
    }

    /** Two pages beside each other on one sheet, with short marks where to cut; the last sheet's right half may stay empty. */
    private static byte[] twoUp(byte[] single) throws IOException {
        try (var small = Loader.loadPDF(single);
                var sheets = new PDDocument()) {
            var layers = new LayerUtility(sheets);
            for (int at = 0; at < small.getNumberOfPages(); at += 2) {
                var sheet = new PDPage(new PDRectangle(2 * WIDTH_A6, HEIGHT_A6));
                sheets.addPage(sheet);
                try (var content = new PDPageContentStream(sheets, sheet)) {
                    for (int side = 0; side < 2 && at + side < small.getNumberOfPages(); side++) {
                        content.saveGraphicsState();
                        content.transform(Matrix.getTranslateInstance(side * WIDTH_A6, 0));
                        content.drawForm(layers.importPageAsForm(small, at + side));
                        content.restoreGraphicsState();
                    }
                    content.setLineWidth(0.3f);
                    cut(content, 0);
                    cut(content, HEIGHT_A6 - MARK);
                }
            }
            sheets.setDocumentInformation(small.getDocumentInformation());
            var file = new ByteArrayOutputStream();
            sheets.save(file);
            return file.toByteArray();
        }
    }

    private static void cut(PDPageContentStream content, float from) throws IOException {
        content.moveTo(WIDTH_A6, from);
        content.lineTo(WIDTH_A6, from + MARK);
        content.stroke();
    }

    private static byte[] read(String name) {
        try (var file = Objects.requireNonNull(HandbookPdf.class.getResourceAsStream("/export/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
