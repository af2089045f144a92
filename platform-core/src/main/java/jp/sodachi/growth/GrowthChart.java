package jp.sodachi.growth;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Draws a growth curve as one SVG element: the bands of the national survey, each row's values at the middle of its band; the
 * child's values by real age as a line, and beside it, for a child born early, by the age counted from the due date as a
 * dashed one. Colours come from the classes of the site's style sheet; on paper it is the same drawing.
 *
 * <p>Nothing anybody typed is in it: only numbers and the words given, which are escaped.
 */
public final class GrowthChart {

    /** Days in a month on the axis. */
    private static final double DAYS_A_MONTH = 30.4375;

    private static final int[] ENDS = {12, 24, 36, 48, 60, 78};
    private static final int LAST_END_IN_MONTHS = 36;
    private static final int MONTHS_A_YEAR = 12;
    private static final double[] STEPS = {0.5, 1, 2, 5, 10, 20};
    private static final int MOST_LINES = 8;
    private static final double LEFT = 34;
    private static final double RIGHT = 316;
    private static final double TOP = 24;
    private static final double BOTTOM = 270;

    /**
     * A value of the child.
     *
     * @param days of real age
     * @param correctedDays of the age counted from the due date, where it counts and is not before that date
     */
    public record Point(int days, OptionalDouble correctedDays, BigDecimal value) {

        /** The point of a value at an age. */
        public static Point of(GrowthAge age, BigDecimal value) {
            boolean shown = age.corrected() && age.days() >= 0;
            return new Point(
                    age.chronologicalDays(), shown ? OptionalDouble.of(age.days()) : OptionalDouble.empty(), value);
        }
    }

    /**
     * The words on the drawing.
     *
     * @param id starts the ids in the drawing; each drawing of a page has another
     * @param title what the drawing is
     * @param description what it shows, for those who do not see it
     * @param unit kg or cm
     * @param month what stands behind a number of months
     * @param year what stands behind a number of years
     */
    public record Words(String id, String title, String description, String unit, String month, String year) {}

    private final StringBuilder svg = new StringBuilder(8_192);
    private final List<Percentiles> rows;
    private final List<Point> points;
    private final int end;
    private final double step;
    private final double low;
    private final double high;

    private GrowthChart(List<Percentiles> rows, List<Point> points, int end) {
        this.rows = rows;
        this.points = points;
        this.end = end;
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Percentiles row : rows) {
            if (middle(row) <= end) {
                least = Math.min(least, row.values().getFirst().doubleValue());
                most = Math.max(most, row.values().getLast().doubleValue());
            }
        }
        for (Point point : points) {
            least = Math.min(least, point.value().doubleValue());
            most = Math.max(most, point.value().doubleValue());
        }
        if (least > most) {
            least = 0;
            most = 1;
        }
        this.step = step(most - least);
        this.low = Math.floor(least / step) * step;
        this.high = Math.max(Math.ceil(most / step) * step, low + step);
    }

    private static double step(double span) {
        for (double step : STEPS) {
            if (span / step <= MOST_LINES) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1] * Math.ceil(span / STEPS[STEPS.length - 1] / MOST_LINES);
    }

    /** The last month of the axis for a child of so many days: the next of 12, 24, 36, 48, 60 and 78. */
    public static int endFor(int days) {
        for (int end : ENDS) {
            if (days / DAYS_A_MONTH < end) {
                return end;
            }
        }
        return ENDS[ENDS.length - 1];
    }

    /**
     * The drawing.
     *
     * @param rows of the survey, youngest first; empty when there is none for the child
     * @param points oldest first; those past the end are left out
     * @param end the last month of the axis
     */
    public static String svg(List<Percentiles> rows, List<Point> points, int end, Words words) {
        List<Point> within = points.stream()
                .filter(point -> point.days() >= 0 && point.days() / DAYS_A_MONTH <= end)
                .toList();
        GrowthChart chart = new GrowthChart(rows, within, end);
        chart.open(words);
        chart.axes(words);
        if (!rows.isEmpty()) {
            chart.bands();
        }
        chart.lines();
        return chart.svg.append("</svg>").toString();
    }

    private void open(Words words) {
        svg.append("<svg class=\"chart\" viewBox=\"0 0 328 300\" role=\"img\" aria-labelledby=\"")
                .append(escaped(words.id()))
                .append("-t ")
                .append(escaped(words.id()))
                .append("-d\"><title id=\"")
                .append(escaped(words.id()))
                .append("-t\">")
                .append(escaped(words.title()))
                .append("</title><desc id=\"")
                .append(escaped(words.id()))
                .append("-d\">")
                .append(escaped(words.description()))
                .append("</desc>");
    }

    private void axes(Words words) {
        int lines = (int) Math.round((high - low) / step);
        for (int line = 0; line <= lines; line++) {
            double value = low + line * step;
            svg.append("<line class=\"grid\" x1=\"34\" x2=\"316\" y1=\"");
            number(y(value)).append("\" y2=\"");
            number(y(value)).append("\"/>");
            text(28, y(value) + 4, "end", plain(value));
        }
        text(28, 10, "end", words.unit());
        boolean years = end > LAST_END_IN_MONTHS;
        int every = years ? MONTHS_A_YEAR : end / 6;
        for (int month = 0; month <= end; month += every) {
            boolean last = month + every > end;
            String label = Integer.toString(years ? month / MONTHS_A_YEAR : month);
            String unit = years ? words.year() : words.month();
            text(
                    last && month == end ? 326 : x(month),
                    290,
                    last && month == end ? "end" : "middle",
                    last ? label + unit : label);
        }
    }

    private void bands() {
        for (int at = 0; at < 3; at++) {
            svg.append("<polygon class=\"band\" points=\"");
            edge(at, false);
            edge(6 - at, true);
            svg.append("\"/>");
        }
        svg.append("<polyline class=\"median\" points=\"");
        edge(3, false);
        svg.append("\"/>");
        text(RIGHT - 2, y(valueAtEnd(6)) + 12, "end", "97%");
        text(RIGHT - 2, y(valueAtEnd(0)) - 5, "end", "3%");
    }

    /** The line of one percentile, from left to right or back. */
    private void edge(int percentile, boolean back) {
        for (int at = 0; at < rows.size(); at++) {
            int row = back ? rows.size() - 1 - at : at;
            if (middle(rows.get(row)) <= end) {
                if (back && isLastBefore(row)) {
                    atEnd(percentile);
                }
                vertex(x(middle(rows.get(row))), y(value(row, percentile)));
                if (!back && isLastBefore(row)) {
                    atEnd(percentile);
                }
            }
        }
    }

    private boolean isLastBefore(int row) {
        return row + 1 < rows.size() && middle(rows.get(row + 1)) > end;
    }

    private void atEnd(int percentile) {
        vertex(x(end), y(valueAtEnd(percentile)));
    }

    /** Where a line leaves the drawing: on the straight way to the next row, or its last value. */
    private double valueAtEnd(int percentile) {
        int before = 0;
        while (before + 1 < rows.size() && middle(rows.get(before + 1)) <= end) {
            before++;
        }
        double value = value(before, percentile);
        if (before + 1 == rows.size()) {
            return value;
        }
        double part = (end - middle(rows.get(before))) / (middle(rows.get(before + 1)) - middle(rows.get(before)));
        return value + part * (value(before + 1, percentile) - value);
    }

    private void lines() {
        List<Point> corrected = points.stream()
                .filter(point -> point.correctedDays().isPresent())
                .toList();
        if (!corrected.isEmpty()) {
            svg.append("<polyline class=\"corrected\" points=\"");
            corrected.forEach(point -> vertex(correctedX(point), y(point.value().doubleValue())));
            svg.append("\"/>");
            corrected.forEach(point -> circle("corrected-dot", correctedX(point), point, 2.5));
        }
        if (points.isEmpty()) {
            return;
        }
        svg.append("<polyline class=\"line\" points=\"");
        points.forEach(point -> vertex(realX(point), y(point.value().doubleValue())));
        svg.append("\"/>");
        points.forEach(point -> circle("dot", realX(point), point, 4));
    }

    private void circle(String kind, double x, Point point, double radius) {
        svg.append("<circle class=\"").append(kind).append("\" cx=\"");
        number(x).append("\" cy=\"");
        number(y(point.value().doubleValue())).append("\" r=\"");
        number(radius).append("\"/>");
    }

    private double realX(Point point) {
        return x(point.days() / DAYS_A_MONTH);
    }

    private double correctedX(Point point) {
        return x(point.correctedDays().orElseThrow() / DAYS_A_MONTH);
    }

    private double x(double month) {
        return LEFT + (RIGHT - LEFT) * month / end;
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low);
    }

    private static double middle(Percentiles row) {
        return row.band().middleMonth().doubleValue();
    }

    private double value(int row, int percentile) {
        return rows.get(row).values().get(percentile).doubleValue();
    }

    private void vertex(double x, double y) {
        number(x).append(',');
        number(y).append(' ');
    }

    private void text(double x, double y, String anchor, String words) {
        svg.append("<text x=\"");
        number(x).append("\" y=\"");
        number(y).append("\" text-anchor=\"").append(anchor).append("\">");
        svg.append(escaped(words)).append("</text>");
    }

    /** One decimal, without the weight of a formatter. */
    private StringBuilder number(double value) {
        long tenths = Math.round(value * 10);
        if (tenths < 0) {
            svg.append('-');
        }
        svg.append(Math.abs(tenths) / 10);
        return tenths % 10 == 0 ? svg : svg.append('.').append(Math.abs(tenths) % 10);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
