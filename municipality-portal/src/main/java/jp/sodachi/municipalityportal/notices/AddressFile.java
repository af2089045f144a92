package jp.sodachi.municipalityportal.notices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sodachi.support.Csv;
import jp.sodachi.support.Typed;

/**
 * The table in which the town puts its addresses to the letters ({@link Csv}). Nothing of it is kept.
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
        return Csv.write(HEAD, rows);
    }

    /** @param known the numbers of the letters to be printed */
    static Answer read(byte[] file, Set<String> known) {
        var rows = Csv.read(file);
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
}
