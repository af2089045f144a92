package jp.sodachi.parentportal.growth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.growth.Answer;
import jp.sodachi.growth.GrowthAge;
import jp.sodachi.growth.GrowthChart;
import jp.sodachi.growth.Percentiles;
import jp.sodachi.growth.Placed;
import jp.sodachi.growth.Rank;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.record.ChildGrowth;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.Measurement.Kind;
import jp.sodachi.support.Age;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Growth in a parent's words. */
@Component
class GrowthWords {
    private static final int LAST_MONTH_OF_HEAD_BANDS = 36;

    private final PlanWords words;

    GrowthWords(PlanWords words) {
        this.words = words;
    }

    /** A kind by the code in an address; weight for any other. */
    static Kind kind(@Nullable String code) {
        return Arrays.stream(Kind.values())
                .filter(kind -> MeasureForm.fieldOf(kind).equals(code))
                .findFirst()
                .orElse(Kind.WEIGHT);
    }

    /** The page of one kind on {@code today}. */
    GrowthView view(ChildGrowth growth, Kind kind, LocalDate today, Locale reader) {
        var all = growth.measurements().stream()
                .filter(each -> each.kind() == kind)
                .map(each -> row(growth, each, today, reader))
                .toList()
                .reversed();
        var latest = all.stream().filter(GrowthView.Row::counted).findFirst().orElse(null);
        var early = growth.standing(kind).stream()
                .anyMatch(each -> growth.ageOn(each.measuredOn()).corrected());
        var tabs = Arrays.stream(Kind.values())
                .map(each -> new GrowthView.Tab(MeasureForm.fieldOf(each), name(each, reader), each == kind))
                .toList();
        return new GrowthView(
                kind,
                name(kind, reader),
                latest,
                chart(growth, kind, latest, today, reader),
                all,
                early,
                growth.sex().isPresent(),
                tabs);
    }

    /** 体重, 身長, 頭囲. */
    String name(Kind kind, Locale reader) {
        return say(reader, "parent.growth.kind." + kind);
    }

    /** A value with the digits its instrument has: 5.60 for kilograms, 60.5 for centimetres. */
    static String value(Kind kind, BigDecimal value) {
        var bare = value.stripTrailingZeros();
        var least = kind == Kind.WEIGHT ? 2 : 1;
        return (bare.scale() < least ? bare.setScale(least, RoundingMode.UNNECESSARY) : bare).toPlainString();
    }

    GrowthView.Row row(ChildGrowth growth, Measurement each, LocalDate today, Locale reader) {
        var birth = growth.child().facts().birthDate();
        var age = growth.ageOn(each.measuredOn());
        var rank = growth.placed(each) instanceof Answer.Found<Placed>(Placed placed)
                ? Optional.of(placed.rank())
                : Optional.<Rank>empty();
        return new GrowthView.Row(
                each.id(),
                words.shown(each.measuredOn(), today, reader),
                Age.on(birth, each.measuredOn()).inWords(reader),
                corrected(growth, age, each.measuredOn(), reader),
                value(each.kind(), each.value()),
                each.kind().measure().unit(),
                rank.map(place -> say(reader, "parent.growth.rank." + place.name()))
                        .orElse(null),
                rank.filter(Rank::outside).isPresent(),
                each.stands(),
                by(each, reader),
                each.stands() && each.origin() == Measurement.Origin.PARENT);
    }

    private @Nullable String corrected(ChildGrowth growth, GrowthAge age, LocalDate day, Locale reader) {
        if (!age.corrected()) {
            return null;
        }
        if (age.days() < 0) {
            return say(reader, "parent.growth.before-due");
        }
        return ChildPlans.findDueDate(growth.child().facts())
                .map(due -> Age.on(due, day))
                .map(since -> say(
                        reader,
                        since.years() > 0 ? "parent.age.corrected.years" : "parent.age.corrected.months",
                        since.years(),
                        since.months(),
                        since.days()))
                .orElse(null);
    }

    private String by(Measurement each, Locale reader) {
        var entered = who("parent.growth.by." + each.origin(), each.enteredBy(), reader);
        return each.ended()
                .map(end -> say(
                        reader,
                        end.replacedBy() == null ? "parent.growth.taken-back" : "parent.growth.corrected-by",
                        entered,
                        who("parent.growth.who." + end.origin(), end.endedBy(), reader),
                        end.reason()))
                .orElse(entered);
    }

    private String who(String key, String name, Locale reader) {
        return name.isBlank() ? say(reader, key) : say(reader, key + ".named", name);
    }

    private String chart(
            ChildGrowth growth, Kind kind, GrowthView.@Nullable Row latest, LocalDate today, Locale reader) {
        List<Percentiles> rows = growth.sex()
                .map(sex -> growth.reference().japanRows(kind.measure(), sex))
                .orElse(List.of());
        var points = growth.standing(kind).stream()
                .map(each -> GrowthChart.Point.of(growth.ageOn(each.measuredOn()), each.value()))
                .toList();
        var end = GrowthChart.endFor(growth.ageOn(today).chronologicalDays());
        if (kind == Kind.HEAD) {
            end = Math.min(end, LAST_MONTH_OF_HEAD_BANDS);
        }
        var described = latest == null
                ? say(reader, "parent.growth.chart.empty", end)
                : say(
                        reader,
                        latest.place() == null ? "parent.growth.chart.plain" : "parent.growth.chart.placed",
                        end,
                        points.size(),
                        latest.day().words(),
                        latest.value() + " " + latest.unit(),
                        latest.place() == null ? "" : latest.place());
        return GrowthChart.svg(
                rows,
                points,
                end,
                new GrowthChart.Words(
                        "growth-" + MeasureForm.fieldOf(kind),
                        say(reader, "parent.growth.chart.title", name(kind, reader)),
                        described,
                        kind.measure().unit(),
                        say(reader, "parent.growth.chart.month"),
                        say(reader, "parent.growth.chart.year")));
    }

    private String say(Locale reader, String key, Object... values) {
        return words.say(reader, key, values);
    }
}
