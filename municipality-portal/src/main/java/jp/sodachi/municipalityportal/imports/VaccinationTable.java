package jp.sodachi.municipalityportal.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.sodachi.record.NewDose;
import jp.sodachi.support.Csv;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Kana;
import jp.sodachi.support.ScannedLot;
import jp.sodachi.support.Typed;

/** The table of vaccinations: which columns it has, and what each line says. Pure. */
final class VaccinationTable {
    /** Most lines of one file. */
    static final int MOST = 5000;

    static final String NAME = "名前";
    static final String KANA = "よみがな";
    static final String BIRTH = "生年月日";
    static final String VACCINE = "ワクチン";
    static final String DAY = "接種した日";
    static final String LOT = "ロット番号";
    static final String PLACE = "接種した場所";
    static final String NOTE = "メモ";
    static final String ABROAD = "海外";
    static final List<String> HEAD = List.of(NAME, KANA, BIRTH, VACCINE, DAY, LOT, PLACE, NOTE, ABROAD);
    private static final List<String> NEEDED = List.of(KANA, BIRTH, VACCINE, DAY);

    private VaccinationTable() {}

    /** What a file is. */
    sealed interface Read {
        /** A table, line by line. */
        record Lines(List<Line> lines) implements Read {
            public Lines {
                lines = List.copyOf(lines);
            }
        }

        /** No such table. */
        record NoTable(Fault fault) implements Read {}
    }

    /** One line. */
    sealed interface Line {
        /** It can be read. */
        record Told(int number, Whom whom, NewDose dose) implements Line {}

        /** It cannot. */
        record Unread(Fault fault) implements Line {}
    }

    /** Of whom a line speaks. */
    record Whom(String name, String kana, LocalDate birth) {}

    /**
     * What is wrong.
     *
     * @param line counted from 1, the head among them
     * @param key of its words, into which {@code what} goes
     */
    record Fault(int line, String key, String what) {}

    /** @param product the product code that a word for a vaccine names */
    static Read read(byte[] file, Function<String, Optional<String>> product) {
        var rows = Csv.read(file);
        var head = rows.isEmpty()
                ? List.<String>of()
                : rows.getFirst().stream().map(String::strip).toList();
        var missing = NEEDED.stream().filter(column -> !head.contains(column)).toList();
        if (!missing.isEmpty()) {
            return new Read.NoTable(new Fault(1, "import.wrong.head", String.join("・", missing)));
        }
        if (rows.size() > MOST + 1) {
            return new Read.NoTable(new Fault(1, "import.wrong.many", Integer.toString(MOST)));
        }
        var lines = new ArrayList<Line>();
        for (int at = 1; at < rows.size(); at++) {
            var row = rows.get(at);
            if (!row.stream().allMatch(String::isBlank)) {
                lines.add(line(at + 1, column -> cell(row, head.indexOf(column)), product));
            }
        }
        return new Read.Lines(lines);
    }

    private static String cell(List<String> row, int at) {
        return at >= 0 && at < row.size() ? row.get(at) : "";
    }

    private static Line line(int number, Function<String, String> cell, Function<String, Optional<String>> product) {
        var kana = Typed.text(cell.apply(KANA));
        if (kana.isEmpty() || !Kana.isKana(kana)) {
            return unread(number, "import.wrong.kana", kana);
        }
        var birth = JapaneseDates.find(Typed.ascii(cell.apply(BIRTH)));
        if (birth.isEmpty()) {
            return unread(number, "import.wrong.birth", cell.apply(BIRTH));
        }
        var code = product.apply(cell.apply(VACCINE));
        if (code.isEmpty()) {
            return unread(number, "import.wrong.vaccine", cell.apply(VACCINE));
        }
        var day = JapaneseDates.find(Typed.ascii(cell.apply(DAY)));
        if (day.isEmpty()) {
            return unread(number, "import.wrong.day", cell.apply(DAY));
        }
        var lot = ScannedLot.read(cell.apply(LOT));
        var place = Typed.text(cell.apply(PLACE));
        var note = Typed.text(cell.apply(NOTE));
        for (var longest : Map.of(
                        LOT, lot.length() - NewDose.LONGEST_LOT,
                        PLACE, place.length() - NewDose.LONGEST_PLACE,
                        NOTE, note.length() - NewDose.LONGEST_NOTE)
                .entrySet()) {
            if (longest.getValue() > 0) {
                return unread(number, "import.wrong.long", longest.getKey());
            }
        }
        return new Line.Told(
                number,
                new Whom(Typed.text(cell.apply(NAME)), kana, birth.get()),
                new NewDose(
                        code.get(),
                        day.get(),
                        lot,
                        place,
                        "",
                        note,
                        !Typed.text(cell.apply(ABROAD)).isEmpty()));
    }

    private static Line unread(int number, String key, String what) {
        return new Line.Unread(new Fault(number, key, what.substring(0, Math.min(what.length(), 40))));
    }
}
