package jp.sodachi.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the handbook as it was filled in.
 *
 * @param form the page's code
 * @param edition the edition of the handbook under which it was answered
 * @param answers by item; sensitive ones are missing unless they were asked for
 * @param hidden how many sensitive answers are there and not given
 * @param judgement a code of the town's list, may be empty
 * @param enteredBy name of the person; for an import, the system it came from
 * @param replaces the entry that this one corrects
 * @param why why it was withdrawn or corrected, empty while it stands
 */
public record FormEntry(
        UUID id,
        FormSubject subject,
        String form,
        String edition,
        LocalDate on,
        String place,
        Map<String, String> answers,
        int hidden,
        String judgement,
        String note,
        Dose.EnteredBy enteredKind,
        String enteredBy,
        Instant enteredAt,
        State state,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Nullable UUID replaces,
        String why,
        int version) {

    /** Where an entry stands; the first two count. */
    public enum State {
        ENTERED,
        /** The office let the family see it. */
        RELEASED,
        WITHDRAWN,
        REPLACED
    }

    public FormEntry {
        answers = Map.copyOf(answers);
    }

    /** Whether it counts. */
    public boolean stands() {
        return state == State.ENTERED || state == State.RELEASED;
    }

    /** Whether a family member entered it: such values are never the ground of an official judgement. */
    public boolean isFromHome() {
        return enteredKind == Dose.EnteredBy.PARENT;
    }
}
