package jp.sodachi.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sodachi.growth.GrowthChart;
import jp.sodachi.growth.Percentiles;
import jp.sodachi.record.ChildGrowth;
import jp.sodachi.record.Measurement;

/** The growth curves for a document that knows no style sheet of a site: the drawing brings its own. */
final class HandbookCurves {
    private static final int LAST_MONTH_OF_HEAD_BANDS = 36;
    /** The drawing's own box, in its own units. */
    private static final double WIDTH = 328;

    private static final double HEIGHT = 300;

    /** The letters of a drawing: where they stand, how they lie against that place, and what they say. */
    private static final Pattern LETTERS =
            Pattern.compile("<text x=\"([0-9.-]+)\" y=\"([0-9.-]+)\" text-anchor=\"(\\w+)\">([^<]*)</text>");

    private static final String STYLE = """
            <style type="text/css">
            .grid { stroke: #d9d9d9; stroke-width: 0.6; }
            .band { fill: #2f6f8f; fill-opacity: 0.12; stroke: none; }
            .median { fill: none; stroke: #2f6f8f; stroke-width: 1.2; }
            .line { fill: none; stroke: #7a3e00; stroke-width: 2; }
            .dot { fill: #ffffff; stroke: #7a3e00; stroke-width: 1.6; }
            .corrected { fill: none; stroke: #7a3e00; stroke-width: 1.4; stroke-dasharray: 5 4; }
            .corrected-dot { fill: #7a3e00; }
            </style>""";

    private HandbookCurves() {}

    /**
     * A box with the drawing and its letters over it. The letters are set like all others of the document, since a drawing
     * would take them from the fonts of the machine.
     */
    static String box(ChildGrowth growth, Measurement.Kind kind, LocalDate today, HandbookWords words) {
        List<Percentiles> rows = growth.sex()
                .map(sex -> growth.reference().japanRows(kind.measure(), sex))
                .orElse(List.of());
        var points = growth.standing(kind).stream()
                .map(each -> GrowthChart.Point.of(growth.ageOn(each.measuredOn()), each.value()))
                .toList();
        var end = GrowthChart.endFor(growth.ageOn(today).chronologicalDays());
        if (kind == Measurement.Kind.HEAD) {
            end = Math.min(end, LAST_MONTH_OF_HEAD_BANDS);
        }
        var name = words.say("export.kind." + kind);
        var drawn = GrowthChart.svg(
                rows,
                points,
                end,
                new GrowthChart.Words(
                        "curve-" + kind.name().toLowerCase(Locale.ROOT),
                        name,
                        name,
                        kind.measure().unit(),
                        words.say("export.axis.month"),
                        words.say("export.axis.year")));
        var head = drawn.indexOf('>') + 1;
        var letters =
                LETTERS.matcher(drawn).results().map(HandbookCurves::letters).collect(Collectors.joining());
        return "<div class=\"box\">"
                + drawn.substring(0, head)
                        .replace("<svg class=\"chart\"", "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\"")
                + STYLE
                + LETTERS.matcher(drawn.substring(head)).replaceAll("")
                + letters
                + "</div>";
    }

    private static String letters(MatchResult found) {
        var left = Double.parseDouble(found.group(1)) / WIDTH * 100;
        var top = Double.parseDouble(found.group(2)) / HEIGHT * 100;
        return "<div class=\"tick %s\" style=\"left: %.2f%%; top: %.2f%%\">%s</div>"
                .formatted(found.group(3), left, top, found.group(4));
    }
}
