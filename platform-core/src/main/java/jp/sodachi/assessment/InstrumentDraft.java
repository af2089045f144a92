package jp.sodachi.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.sodachi.assessment.rules.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * A town's own version while it is written.
 *
 * @param base what it was copied from; null when that is no longer there
 * @param revision grows with every change
 * @param by who changed it last
 * @param remark what the second person wants to have changed; may be empty
 */
public record InstrumentDraft(
        UUID id,
        Instrument instrument,
        @Nullable Instrument base,
        State state,
        int revision,
        List<String> editors,
        String by,
        Instant at,
        String remark) {
    /** Longest remark. */
    public static final int LONGEST_REMARK = 200;

    public InstrumentDraft {
        editors = List.copyOf(editors);
    }

    /** How far it has come. */
    public enum State {
        DRAFT,
        /** Lies before a second person. */
        PROPOSED
    }

    /** Whether this person wrote on it. */
    public boolean isBy(String subject) {
        return editors.contains(subject);
    }
}
