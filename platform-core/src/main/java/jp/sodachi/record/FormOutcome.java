package jp.sodachi.record;

import java.util.List;
import java.util.UUID;

/** How entering or correcting a page ended. */
public sealed interface FormOutcome {
    /** It is in the record. */
    record Entered(UUID entryId) implements FormOutcome {}

    /** Nothing was changed: these things cannot be kept. */
    record Refused(List<FormFault> faults) implements FormOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** Nothing was changed: somebody withdrew or corrected the entry in the meantime. */
    record SettledMeanwhile() implements FormOutcome {}
}
