package jp.sodachi.municipalityportal.notices;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sodachi.support.Typed;

/**
 * The table in which the town puts its addresses to the letters: written as UTF-8 with a mark that Excel reads by, read in
 * that or in Windows-31J, as Excel in Japan saves it. Nothing of it is kept.
 */
final class AddressFile {
    static final List<String> HEAD = List.of("番号", "お知らせ", "お子さん・妊娠中の方", "ふりがな", "生年月日", "宛名", "郵便番号", "住所");

    private static final String NUMBER = "番号";
    private static final String TO = "宛名";
    private static final String POSTAL = "郵便番号";
    private static final String ADDRESS = "住所";
    private static final int LONGEST = 120;

    private AddressFile() {}

    /** What the town knows of one family; each may be empty. */
    record Address(String to, String postal, String address) {
        static final Address NONE = new Address("", "", "");
    }

    /** What was read. */
    sealed interface Answer {
        /** By the letters' numbers. */
        record Read(Map<String, Address> addresses) implements Answer {}

        /** What is wrong, each with its line: a message's key and what goes into it. */
        record Faulty(List<Fault> faults) implements Answer {}
    }

    /** @param line counted from 1 */
    record Fault(String key, int line, String what) {}

    static byte[] write(List<List<String>> rows) {
        var text = new StringBuilder("\ufeff");
        line(text, HEAD);
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

    /** @param known the numbers of the letters to be printed */
    static Answer read(byte[] file, Set<String> known) {
        var rows = rows(decoded(file));
        var head = rows.isEmpty()
                ? List.<String>of()
                : rows.getFirst().stream().map(String::strip).toList();
        var missing = List.of(NUMBER, TO, POSTAL, ADDRESS).stream()
                .filter(column -> !head.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            return new Answer.Faulty(List.of(new Fault("notice.letters.wrong.head", 1, String.join("・", missing))));
        }
        var faults = new ArrayList<Fault>();
        var addresses = new HashMap<String, Address>();
        for (int at = 1; at < rows.size(); at++) {
            var row = rows.get(at);
            if (row.stream().allMatch(String::isBlank)) {
                continue;
            }
            var number = Typed.ascii(cell(row, head.indexOf(NUMBER)));
            var address = new Address(
                    Typed.text(cell(row, head.indexOf(TO))),
                    Typed.ascii(cell(row, head.indexOf(POSTAL))),
                    Typed.text(cell(row, head.indexOf(ADDRESS))));
            if (!known.contains(number)) {
                faults.add(new Fault("notice.letters.wrong.number", at + 1, number));
            } else if (address.to().length() > LONGEST
                    || address.postal().length() > 10
                    || address.address().length() > LONGEST) {
                faults.add(new Fault("notice.letters.wrong.long", at + 1, number));
            } else if (addresses.put(number, address) != null) {
                faults.add(new Fault("notice.letters.wrong.twice", at + 1, number));
            }
        }
        return faults.isEmpty() ? new Answer.Read(addresses) : new Answer.Faulty(faults);
    }

    private static String cell(List<String> row, int at) {
        return at < row.size() ? row.get(at) : "";
    }

    private static String decoded(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(file, Charset.forName("windows-31j"));
        }
    }

    /** Cells by RFC 4180: quoted cells may hold commas, line breaks and doubled quotes. */
    private static List<List<String>> rows(String text) {
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
}
