package jp.sodachi.growth;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The WHO standards of 2006 as read from their file. */
final class WhoTables {

    private static final String FILE = "who-2006.txt";
    private static final Map<String, Kind> KINDS = Map.of(
            "weight", Kind.WEIGHT,
            "length-height", Kind.LENGTH_HEIGHT,
            "bmi", Kind.BMI,
            "head", Kind.HEAD,
            "weight-for-length", Kind.WEIGHT_FOR_LENGTH,
            "weight-for-height", Kind.WEIGHT_FOR_HEIGHT);

    /** The first four by day of age, the last two by tenth of a centimetre. */
    enum Kind {
        WEIGHT,
        LENGTH_HEIGHT,
        BMI,
        HEAD,
        WEIGHT_FOR_LENGTH,
        WEIGHT_FOR_HEIGHT
    }

    private final Map<Sex, Map<Kind, WhoTable>> tables;

    private WhoTables(Map<Sex, Map<Kind, WhoTable>> tables) {
        this.tables = tables;
    }

    WhoTable get(Kind kind, Sex sex) {
        WhoTable table = tables.getOrDefault(sex, Map.of()).get(kind);
        if (table == null) {
            throw new IllegalStateException(FILE + " lacks " + kind + " " + sex);
        }
        return table;
    }

    static WhoTables read() {
        Map<Sex, Map<Kind, WhoTable>> tables = new EnumMap<>(Sex.class);
        List<String> lines = TableFile.lines(FILE);
        int at = 0;
        while (at < lines.size()) {
            String[] head = lines.get(at).split(" ");
            if (head.length != 5 || !head[0].equals("@")) {
                throw TableFile.wrong(FILE, lines.get(at));
            }
            int end = at + 1;
            while (end < lines.size() && !lines.get(end).startsWith("@")) {
                end++;
            }
            Kind kind = KINDS.get(head[1]);
            if (kind == null) {
                throw TableFile.wrong(FILE, lines.get(at));
            }
            tables.computeIfAbsent(TableFile.sex(head[2]), _ -> new EnumMap<>(Kind.class))
                    .put(kind, table(Integer.parseInt(head[3]), Integer.parseInt(head[4]), lines.subList(at + 1, end)));
            at = end;
        }
        return new WhoTables(tables);
    }

    private static WhoTable table(int first, int rows, List<String> lines) {
        int[] l = new int[rows];
        int[] m = new int[rows];
        int[] s = new int[rows];
        int at = 0;
        int sameL = 0;
        for (String line : lines) {
            if (line.startsWith("L ")) {
                sameL = Integer.parseInt(line.substring(2));
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 0 || Integer.parseInt(line.substring(0, colon)) != first + at) {
                throw TableFile.wrong(FILE, line);
            }
            for (String row : line.substring(colon + 2).split(" ")) {
                String[] numbers = row.split(",");
                int last = numbers.length - 1;
                l[at] = last == 2 ? Integer.parseInt(numbers[0]) : sameL;
                m[at] = Integer.parseInt(numbers[last - 1]);
                s[at] = Integer.parseInt(numbers[last]);
                at++;
            }
        }
        if (at != rows) {
            throw new IllegalStateException(FILE + ": " + rows + " rows announced, " + at + " read");
        }
        return new WhoTable(first, l, m, s);
    }
}
