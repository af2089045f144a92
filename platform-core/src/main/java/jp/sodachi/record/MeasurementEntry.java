package jp.sodachi.record;

import java.util.List;

/** How entering measurements ended. Several of one day are kept together or not at all. */
public sealed interface MeasurementEntry {

    /** They are in the record, in the order in which they came. */
    record Kept(List<Measurement> measurements) implements MeasurementEntry {
        public Kept {
            measurements = List.copyOf(measurements);
        }
    }

    /** Nothing was kept: these values are unusual and must be looked at once more. Entered again as certain, they are kept. */
    record LookAgain(List<NewMeasurement> unusual) implements MeasurementEntry {
        public LookAgain {
            unusual = List.copyOf(unusual);
        }
    }

    /** Nothing was kept, because of this one. */
    record Refused(NewMeasurement measurement, Reason reason) implements MeasurementEntry {}

    /** Nothing was changed: the measurement to be corrected counts no more. */
    record Ended() implements MeasurementEntry {}

    /** Why a measurement cannot be entered. */
    enum Reason {
        IMPOSSIBLE_VALUE,
        BEFORE_BIRTH,
        IN_THE_FUTURE
    }
}
