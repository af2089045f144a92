package jp.sodachi.growth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The national survey of 2023 as read from its file. */
final class JapanSurvey {

    private static final String FILE = "jp-r5-2023.txt";
    private static final String ONE_DAY = "-";

    private final Map<Sex, Map<Measure, List<Percentiles>>> tables;

    private JapanSurvey(Map<Sex, Map<Measure, List<Percentiles>>> tables) {
        this.tables = tables;
    }

    /** All rows of a measure, youngest first; empty when the survey has no table for it. */
    List<Percentiles> rows(Measure measure, Sex sex) {
        return tables.getOrDefault(sex, Map.of()).getOrDefault(measure, List.of());
    }

    static JapanSurvey read() {
        Map<String, Band> bands = new HashMap<>();
        Map<Sex, Map<Measure, List<Percentiles>>> tables = new EnumMap<>(Sex.class);
        List<Percentiles> open = new ArrayList<>();
        for (String line : TableFile.lines(FILE)) {
            String[] cells = line.split(" +");
            if (cells[0].equals("band")) {
                bands.put(cells[1], band(cells));
            } else if (cells[0].equals("@")) {
                open = new ArrayList<>();
                tables.computeIfAbsent(TableFile.sex(cells[2]), _ -> new EnumMap<>(Measure.class))
                        .put(measure(cells[1], line), open);
            } else {
                open.add(row(cells, bands, line));
            }
        }
        tables.values().forEach(table -> table.replaceAll((_, rows) -> List.copyOf(rows)));
        return new JapanSurvey(tables);
    }

    private static Band band(String[] cells) {
        return new Band(cells[1], month(cells[2]), month(cells[3]), new BigDecimal(cells[4]));
    }

    private static int month(String cell) {
        return cell.equals(ONE_DAY) ? -1 : Integer.parseInt(cell);
    }

    private static Measure measure(String code, String line) {
        return switch (code) {
            case "weight" -> Measure.WEIGHT;
            case "length_height" -> Measure.LENGTH_HEIGHT;
            case "head_circumference" -> Measure.HEAD_CIRCUMFERENCE;
            default -> throw TableFile.wrong(FILE, line);
        };
    }

    private static Percentiles row(String[] cells, Map<String, Band> bands, String line) {
        Band band = bands.get(cells[0]);
        if (band == null) {
            throw TableFile.wrong(FILE, line);
        }
        List<BigDecimal> values = new ArrayList<>();
        for (int at = 1; at < cells.length; at++) {
            values.add(new BigDecimal(cells[at]));
        }
        return new Percentiles(band, values);
    }
}
