package jp.sodachi.support;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as a town's table program exchanges it: written as UTF-8 with a mark that Excel reads by, read in that or in Windows-31J,
 * as Excel in Japan saves it. Pure.
 */
public final class Csv {
    private static final String MARK = "\ufeff";

    private Csv() {}

    /** A file with {@code head} as its first line. */
    public static byte[] write(List<String> head, List<List<String>> rows) {
        var text = new StringBuilder(MARK);
        line(text, head);
        rows.forEach(row -> line(text, row));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, List<String> cells) {
        for (int at = 0; at < cells.size(); at++) {
            var cell = cells.get(at);
            // A table program would take such a cell for a formula.
            var plain = !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
            text.append(at == 0 ? "\"" : ",\"")
                    .append(plain.replace("\"", "\"\""))
                    .append('"');
        }
        text.append("\r\n");
    }

    /** The lines of a file, cell by cell; RFC 4180: quoted cells may hold commas, line breaks and doubled quotes. */
    public static List<List<String>> read(byte[] file) {
        var text = decoded(file);
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (int at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (quoted && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ',' && c != '\n' && c != '\r') {
                cell.append(c);
            } else if (c != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        if (!row.isEmpty() || !cell.isEmpty()) {
            row.add(cell.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    private static String decoded(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(file, Charset.forName("windows-31j"));
        }
    }
}
