package jp.sodachi.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.growth.Measure;
import jp.sodachi.growth.Position;
import org.jspecify.annotations.Nullable;

/**
 * One value measured of a child on one day. What was entered never changes; a correction is a new measurement.
 *
 * @param value kg for a weight, cm for a length, height or head circumference
 * @param position how the child was measured; of meaning for {@link Kind#LENGTH} only
 * @param lookedTwice the value was unusual, was asked back, and whoever entered it kept it
 * @param enteredBy name of the person who entered it, may be empty for a parent
 * @param end how it stopped counting, null while it stands
 */
public record Measurement(
        UUID id,
        UUID childId,
        Kind kind,
        BigDecimal value,
        LocalDate measuredOn,
        Position position,
        boolean lookedTwice,
        Origin origin,
        String enteredBy,
        Instant enteredAt,
        @Nullable End end) {

    /** What is measured. */
    public enum Kind {
        WEIGHT(Measure.WEIGHT),
        /** Length lying or height standing. */
        LENGTH(Measure.LENGTH_HEIGHT),
        HEAD(Measure.HEAD_CIRCUMFERENCE);

        private final Measure measure;

        Kind(Measure measure) {
            this.measure = measure;
        }

        /** What the references of growth call it. */
        public Measure measure() {
            return measure;
        }
    }

    /** Which side it came from; never confused on any page or export. */
    public enum Origin {
        PARENT,
        STAFF,
        IMPORT
    }

    /**
     * How a measurement stopped counting.
     *
     * @param replacedBy the measurement that stands in its place; null when it was taken back
     * @param reason why, in the words of whoever did it
     */
    public record End(@Nullable UUID replacedBy, String reason, Origin origin, String endedBy, Instant endedAt) {}

    /** Whether curves and lists count with it. */
    public boolean stands() {
        return end == null;
    }

    /** How it stopped counting. */
    public Optional<End> ended() {
        return Optional.ofNullable(end);
    }
}
