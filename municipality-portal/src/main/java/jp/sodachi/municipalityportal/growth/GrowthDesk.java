package jp.sodachi.municipalityportal.growth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.growth.Answer;
import jp.sodachi.growth.GrowthChart;
import jp.sodachi.growth.Placed;
import jp.sodachi.growth.Scored;
import jp.sodachi.record.ChildGrowth;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.GrowthWatch;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.Measurement.Kind;
import jp.sodachi.record.Measurements;
import jp.sodachi.support.Age;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.SupportRoom;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Lays a child's growth on the desk. */
@Component
public class GrowthDesk {
    private static final int NEWEST = 5;
    private static final int LAST_MONTH_OF_HEAD_BANDS = 36;
    private static final BigDecimal RARE = new BigDecimal("0.1");
    private static final BigDecimal NEARLY_ALL = new BigDecimal("99.9");

    private final Measurements measurements;
    private final MessageSource messages;
    private final Clock clock;

    GrowthDesk(Measurements measurements, MessageSource messages, Clock clock) {
        this.measurements = measurements;
        this.messages = messages;
        this.clock = clock;
    }

    /** Everything measured of a child; the opening is kept in the audit trail. */
    public GrowthFile open(UUID childId, Locale reader) {
        return lay(measurements.open(childId), reader);
    }

    /** The newest of measurements that are open already, in finished words: no curve is drawn and nothing older is placed. */
    public NewestGrowth newest(ChildGrowth growth, Locale reader) {
        var newest = growth.measurements().reversed().stream()
                .filter(Measurement::stands)
                .limit(NEWEST)
                .map(each -> newest(row(growth, each), reader))
                .toList();
        return new NewestGrowth("/children/" + growth.child().id() + "/growth", newest);
    }

    private NewestGrowth.Row newest(GrowthFile.Row row, Locale reader) {
        var each = row.measurement();
        return new NewestGrowth.Row(
                say(reader, "growth.kind." + each.kind()),
                row.value() + " " + each.kind().measure().unit(),
                JapaneseDates.brief(each.measuredOn(), reader),
                row.age().inWords(reader),
                say(reader, "growth.origin." + each.origin()),
                each.enteredBy(),
                row.z().isEmpty() ? say(reader, "growth.nothing") : say(reader, "growth.z.short", row.z()),
                row.rank().isEmpty() ? "" : say(reader, "growth.rank." + row.rank()));
    }

    /** Children who have crossed lines, in finished words. */
    public List<WatchedRow> watched(List<GrowthWatch.Watched> watched, Locale reader) {
        return watched.stream().map(each -> watched(each, reader)).toList();
    }

    private WatchedRow watched(GrowthWatch.Watched each, Locale reader) {
        var last = each.last();
        return new WatchedRow(
                each.child(),
                "/children/" + each.child().id() + "/growth",
                say(reader, "growth.kind." + last.kind()),
                value(last.kind(), last.value()) + " " + last.kind().measure().unit(),
                JapaneseDates.brief(last.measuredOn(), reader),
                say(reader, "growth.rank." + each.crossing().from()),
                say(reader, "growth.rank." + each.crossing().to()),
                say(reader, "growth.origin." + last.origin()));
    }

    private GrowthFile lay(ChildGrowth growth, Locale reader) {
        var curves = Arrays.stream(Kind.values())
                .map(kind -> new GrowthFile.Curve(kind, chart(growth, kind, reader)))
                .toList();
        var rows = growth.measurements().stream()
                .map(each -> row(growth, each))
                .toList()
                .reversed();
        var early = growth.measurements().stream()
                .anyMatch(each -> growth.ageOn(each.measuredOn()).corrected());
        return new GrowthFile(growth.child(), LocalDate.now(clock), curves, rows, against(growth), early);
    }

    /** A value with the digits its instrument has: 5.60 for kilograms, 60.5 for centimetres. */
    static String value(Kind kind, BigDecimal value) {
        var bare = value.stripTrailingZeros();
        var least = kind == Kind.WEIGHT ? 2 : 1;
        return (bare.scale() < least ? bare.setScale(least, RoundingMode.UNNECESSARY) : bare).toPlainString();
    }

    private static GrowthFile.Row row(ChildGrowth growth, Measurement each) {
        var rank = growth.placed(each) instanceof Answer.Found<Placed>(Placed placed)
                ? placed.rank().name()
                : "";
        var scored = scored(growth.scored(each));
        return new GrowthFile.Row(
                each,
                value(each.kind(), each.value()),
                Age.on(growth.child().facts().birthDate(), each.measuredOn()),
                corrected(growth, each.measuredOn()),
                rank,
                scored.map(GrowthDesk::z).orElse(""),
                scored.map(GrowthDesk::percentile).orElse(""),
                LocalDate.ofInstant(each.enteredAt(), SupportRoom.JAPAN));
    }

    private static @Nullable Age corrected(ChildGrowth growth, LocalDate day) {
        var age = growth.ageOn(day);
        return age.corrected() && age.days() >= 0
                ? ChildPlans.findDueDate(growth.child().facts())
                        .map(due -> Age.on(due, day))
                        .orElse(null)
                : null;
    }

    private static List<GrowthFile.Against> against(ChildGrowth growth) {
        return growth.standing(Kind.WEIGHT).reversed().stream()
                .flatMap(weight -> growth.findOn(weight.measuredOn(), Kind.LENGTH).stream()
                        .flatMap(length -> scored(growth.weightForLength(weight, length)).stream()
                                .map(place -> new GrowthFile.Against(
                                        weight.measuredOn(),
                                        value(Kind.WEIGHT, weight.value()),
                                        value(Kind.LENGTH, length.value()),
                                        z(place),
                                        percentile(place)))))
                .toList();
    }

    private static Optional<Scored> scored(Answer<Scored> answer) {
        return answer instanceof Answer.Found<Scored>(Scored place) ? Optional.of(place) : Optional.empty();
    }

    private static String z(Scored place) {
        return (place.z().signum() > 0 ? "+" : "") + place.z().toPlainString().replace('-', '−');
    }

    /** Beyond one in a thousand the figure says nothing more. */
    private static String percentile(Scored place) {
        if (place.percentile().compareTo(RARE) < 0) {
            return "<0.1";
        }
        return place.percentile().compareTo(NEARLY_ALL) > 0
                ? ">99.9"
                : place.percentile().toPlainString();
    }

    private String chart(ChildGrowth growth, Kind kind, Locale reader) {
        var standing = growth.standing(kind);
        var end = GrowthChart.endFor(growth.ageOn(LocalDate.now(clock)).chronologicalDays());
        end = kind == Kind.HEAD ? Math.min(end, LAST_MONTH_OF_HEAD_BANDS) : end;
        var name = say(reader, "growth.kind." + kind);
        var described = standing.isEmpty()
                ? say(reader, "growth.chart.empty", end)
                : say(
                        reader,
                        "growth.chart.described",
                        end,
                        standing.size(),
                        JapaneseDates.full(standing.getLast().measuredOn(), reader),
                        value(kind, standing.getLast().value()),
                        kind.measure().unit());
        return GrowthChart.svg(
                growth.sex()
                        .map(sex -> growth.reference().japanRows(kind.measure(), sex))
                        .orElse(List.of()),
                standing.stream()
                        .map(each -> GrowthChart.Point.of(growth.ageOn(each.measuredOn()), each.value()))
                        .toList(),
                end,
                new GrowthChart.Words(
                        "curve-" + kind.name().toLowerCase(Locale.ROOT),
                        say(reader, "growth.chart.title", name),
                        described,
                        kind.measure().unit(),
                        say(reader, "growth.chart.month"),
                        say(reader, "growth.chart.year")));
    }

    private String say(Locale reader, String key, Object... values) {
        return messages.getMessage(key, values, reader);
    }
}
