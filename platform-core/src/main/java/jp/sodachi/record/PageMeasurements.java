package jp.sodachi.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.growth.Position;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Values measured at a check-up, written on its page: they are measurements of the child like any other, with the side that
 * wrote the page. They come, are corrected and go with the page. A value that stands already, entered by itself by the same
 * side for the same day, is not kept twice.
 */
class PageMeasurements {
    private static final int GRAMS_TO_KILOGRAMS = 3;

    private final MeasurementRows rows;
    private final CrossedLines lines;

    PageMeasurements(MeasurementRows rows, CrossedLines lines) {
        this.rows = rows;
        this.lines = lines;
    }

    /** What a page that is entered measures. */
    void enter(FormSubject subject, UUID entryId, NewFormEntry entry, Dose.EnteredBy side, String by, Instant now) {
        var values = subject.kind() == FormSubject.Kind.CHILD ? values(entry) : List.<NewMeasurement>of();
        if (values.isEmpty()) {
            return;
        }
        var standing =
                rows.listOf(subject.id()).stream().filter(Measurement::stands).toList();
        for (var value : values) {
            var twice = standing.stream()
                    .anyMatch(each -> each.kind() == value.kind()
                            && each.measuredOn().equals(value.measuredOn())
                            && each.value().compareTo(value.value()) == 0
                            && each.origin() == origin(side));
            if (!twice) {
                var row = row(subject.id(), value, origin(side), by, now);
                rows.insert(row, entryId, lines.from(row, standing));
            }
        }
    }

    /** A page is withdrawn or another comes in its place: its values count no more. */
    void end(UUID entryId, Dose.EnteredBy side, String by, String why, Instant now) {
        rows.listOfPage(entryId).forEach(id -> rows.end(id, new Measurement.End(null, why, origin(side), by, now)));
    }

    private static Measurement row(
            UUID child, NewMeasurement value, Measurement.Origin origin, String by, Instant now) {
        return new Measurement(
                Ids.next(),
                child,
                value.kind(),
                value.value(),
                value.measuredOn(),
                value.position(),
                false,
                origin,
                by,
                now,
                null);
    }

    private static List<NewMeasurement> values(NewFormEntry entry) {
        List<NewMeasurement> values = new ArrayList<>();
        number(entry, "weight_g")
                .map(grams -> grams.movePointLeft(GRAMS_TO_KILOGRAMS))
                .or(() -> number(entry, "weight"))
                .ifPresent(value -> values.add(measured(entry, Measurement.Kind.WEIGHT, value)));
        number(entry, "height").ifPresent(value -> values.add(measured(entry, Measurement.Kind.LENGTH, value)));
        number(entry, "head").ifPresent(value -> values.add(measured(entry, Measurement.Kind.HEAD, value)));
        return values.stream().filter(NewMeasurement::isPossible).toList();
    }

    private static NewMeasurement measured(NewFormEntry entry, Measurement.Kind kind, BigDecimal value) {
        return new NewMeasurement(kind, value, entry.on(), Position.AS_EXPECTED);
    }

    private static Optional<BigDecimal> number(NewFormEntry entry, String item) {
        @Nullable String answer = entry.answers().get(item);
        return Optional.ofNullable(answer).map(BigDecimal::new);
    }

    private static Measurement.Origin origin(Dose.EnteredBy side) {
        return switch (side) {
            case PARENT -> Measurement.Origin.PARENT;
            case STAFF -> Measurement.Origin.STAFF;
            case IMPORT -> Measurement.Origin.IMPORT;
        };
    }
}
