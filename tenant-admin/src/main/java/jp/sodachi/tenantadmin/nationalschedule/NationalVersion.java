package jp.sodachi.tenantadmin.nationalschedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.schedule.NationalFile;

/**
 * A national file that an operator brought in.
 *
 * @param kind the vaccinations, or the check-ups beside them
 * @param inForceFrom the first day on which it answers, once published
 * @param approvals who approved it, in order
 */
record NationalVersion(
        UUID id,
        NationalFile.Kind kind,
        String version,
        String hash,
        String content,
        LocalDate inForceFrom,
        State state,
        String importedBy,
        Instant importedAt,
        List<Approval> approvals) {

    /**
     * How many different operators have to approve. Whoever brought the file in may be one of them: a team of two can work,
     * and one of the two approvals is always somebody else's. Nobody publishes alone.
     */
    static final int NEEDED = 2;

    /** How far it has come. */
    enum State {
        IMPORTED,
        /** Approved by two; not yet on every server. */
        APPROVED,
        PUBLISHED,
        WITHDRAWN
    }

    /** One operator's approval. */
    record Approval(String operatorId, String operator, Instant at) {}

    /** The kind of file whose rules are those of {@code place}. */
    static Optional<NationalFile.Kind> findKind(String place) {
        return Arrays.stream(NationalFile.Kind.values())
                .filter(kind -> kind.place().equals(place))
                .findFirst();
    }

    NationalFile file() {
        return NationalFile.read(kind.place() + "-" + version, content);
    }

    public boolean isOpen() {
        return state == State.IMPORTED || state == State.APPROVED;
    }

    public boolean isApprovedBy(String operatorId) {
        return approvals.stream().anyMatch(approval -> approval.operatorId().equals(operatorId));
    }
}
