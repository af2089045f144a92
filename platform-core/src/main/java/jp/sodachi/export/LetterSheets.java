package jp.sodachi.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.sodachi.support.JapaneseDates;
import org.springframework.context.MessageSource;

/**
 * Letters for printing: one file with a cover list and a sheet of A4 a family. The address block stands where the window of a
 * long envelope no. 3 (長形3号, 235 × 120 mm) shows it when the sheet is folded twice across: 20 mm from the left, 12 mm from
 * above, 90 mm wide, 45 mm high. The font is embedded; nothing is fetched.
 */
public final class LetterSheets {
    private static final String FAMILY = "letter";

    private final MessageSource messages;

    LetterSheets(MessageSource messages) {
        this.messages = messages;
        XRLog.setLoggingEnabled(false);
    }

    /**
     * Everything in one file.
     *
     * @param title what the office calls the notice
     * @param town who writes
     * @param department whom families ask; may be empty
     * @param phone its number; may be empty
     */
    public record Batch(
            String title, String town, String department, String phone, LocalDate day, String by, List<Sheet> sheets) {
        public Batch {
            sheets = List.copyOf(sheets);
        }
    }

    /**
     * One letter.
     *
     * @param number under which the family stands in the cover list and in the town's file of addresses
     * @param to whom it is for, without a title of respect
     * @param postal the postal code; may be empty
     * @param address several lines; empty where the town puts the address on by itself
     * @param about the child or the pregnant woman, for the cover list
     * @param language the tag of the language of subject and paragraphs
     */
    public record Sheet(
            String number,
            String to,
            String postal,
            String address,
            String about,
            String language,
            String subject,
            List<String> paragraphs) {
        public Sheet {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /** The file, as PDF. */
    public byte[] draw(Batch batch) {
        var file = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFastMode()
                    .useFont(
                            () -> open("NotoSansJP-Regular.ttf"),
                            FAMILY,
                            400,
                            BaseRendererBuilder.FontStyle.NORMAL,
                            true)
                    .useUriResolver((base, uri) -> null)
                    .withHtmlContent(html(batch), null)
                    .withProducer("Sodachi")
                    .toStream(file)
                    .run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file.toByteArray();
    }

    private String html(Batch batch) {
        var out = new StringBuilder(32_768);
        out.append("<html lang=\"ja\"><head><title>")
                .append(escaped(batch.title()))
                .append("</title><style>")
                .append(style())
                .append("</style></head><body>");
        cover(out, batch);
        batch.sheets().forEach(sheet -> letter(out, batch, sheet));
        return out.append("</body></html>").toString();
    }

    private void cover(StringBuilder out, Batch batch) {
        out.append("<div class=\"cover\"><h1>").append(escaped(batch.title())).append("</h1><p>");
        out.append(escaped(say(
                        "export.letters.made",
                        batch.sheets().size(),
                        JapaneseDates.full(batch.day(), Locale.JAPANESE),
                        batch.by())))
                .append("</p><table><thead><tr>");
        for (var head : List.of("number", "to", "about", "address", "done")) {
            out.append("<th>").append(escaped(say("export.letters." + head))).append("</th>");
        }
        out.append("</tr></thead><tbody>");
        batch.sheets().forEach(sheet -> {
            out.append("<tr>");
            for (var cell : List.of(
                    sheet.number(),
                    sheet.to(),
                    sheet.about(),
                    say(sheet.address().isEmpty() ? "export.letters.no-address" : "export.letters.with-address"),
                    "□")) {
                out.append("<td>").append(escaped(cell)).append("</td>");
            }
            out.append("</tr>");
        });
        out.append("</tbody></table></div>");
    }

    private void letter(StringBuilder out, Batch batch, Sheet sheet) {
        out.append("<div class=\"leaf\"><div class=\"to\">");
        if (!sheet.postal().isEmpty()) {
            out.append("<p>〒").append(escaped(sheet.postal())).append("</p>");
        }
        sheet.address()
                .lines()
                .forEach(line -> out.append("<p>").append(escaped(line)).append("</p>"));
        out.append("<p class=\"name\">").append(escaped(say("export.letters.honour", sheet.to())));
        out.append("</p><p class=\"small\">").append(escaped(sheet.number())).append("</p></div>");
        out.append("<div class=\"from\"><p>")
                .append(escaped(JapaneseDates.full(batch.day(), Locale.JAPANESE)))
                .append("</p><p>")
                .append(escaped(batch.town()))
                .append("</p><p>")
                .append(escaped(batch.department()))
                .append("</p></div><h2>")
                .append(escaped(sheet.subject()))
                .append("</h2><div lang=\"")
                .append(escaped(sheet.language()))
                .append("\">");
        sheet.paragraphs()
                .forEach(paragraph -> out.append("<p class=\"text\">")
                        .append(escaped(paragraph).replace("\n", "<br/>"))
                        .append("</p>"));
        out.append("</div>");
        if (!batch.phone().isEmpty()) {
            out.append("<p class=\"ask\">")
                    .append(escaped(say("export.letters.ask", batch.department(), batch.phone())))
                    .append("</p>");
        }
        out.append("</div>");
    }

    private String say(String key, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, Locale.JAPANESE));
    }

    private static String style() {
        try (var file = open("letters.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(LetterSheets.class.getResourceAsStream("/export/" + name), name);
    }

    private static String escaped(String said) {
        var kept = new StringBuilder(said.length());
        said.codePoints().filter(c -> c == '\n' || !Character.isISOControl(c)).forEach(c -> {
            switch (c) {
                case '&' -> kept.append("&amp;");
                case '<' -> kept.append("&lt;");
                case '>' -> kept.append("&gt;");
                case '"' -> kept.append("&quot;");
                default -> kept.appendCodePoint(c);
            }
        });
        return kept.toString();
    }
}
