package jp.sodachi.layer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.schedule.TownLayer;
import org.jspecify.annotations.Nullable;

/**
 * One version of the town's layer.
 *
 * @param number counted from 1 within the town
 * @param effectiveFrom the first day on which it answers, once approved
 * @param reason why the town changes it, in the office's words
 * @param editors subjects of everybody who wrote on it
 * @param editedBy who wrote last
 * @param remark what a reader said who gave it back; may be empty
 * @param version grows with every change
 */
public record LayerVersion(
        UUID id,
        int number,
        State state,
        TownLayer layer,
        LocalDate effectiveFrom,
        String reason,
        List<String> editors,
        String editedBy,
        Instant editedAt,
        @Nullable String proposedBy,
        String remark,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        int version) {

    public LayerVersion {
        editors = List.copyOf(editors);
    }

    /** How far it has come. */
    public enum State {
        DRAFT,
        PROPOSED,
        APPROVED,
        DISCARDED
    }

    /** How it stands on a day. */
    public enum Phase {
        DRAFT,
        PROPOSED,
        /** Approved; its day has not come. */
        COMING,
        EFFECTIVE,
        SUPERSEDED,
        DISCARDED
    }

    /** Whether {@code subject} wrote on it. */
    public boolean isBy(String subject) {
        return editors.contains(subject);
    }

    public boolean isOpen() {
        return state == State.DRAFT || state == State.PROPOSED;
    }

    /** How it stands on {@code day} among {@code all} versions of the town. */
    public Phase phase(LocalDate day, List<LayerVersion> all) {
        return switch (state) {
            case DRAFT -> Phase.DRAFT;
            case PROPOSED -> Phase.PROPOSED;
            case DISCARDED -> Phase.DISCARDED;
            case APPROVED -> effectiveFrom.isAfter(day) ? Phase.COMING : past(day, all);
        };
    }

    private Phase past(LocalDate day, List<LayerVersion> all) {
        return effective(day, all).filter(this::equals).isPresent() ? Phase.EFFECTIVE : Phase.SUPERSEDED;
    }

    /** The one of these that answers on {@code day}. */
    public static Optional<LayerVersion> effective(LocalDate day, List<LayerVersion> all) {
        return all.stream()
                .filter(one ->
                        one.state() == State.APPROVED && !one.effectiveFrom().isAfter(day))
                .max(java.util.Comparator.comparing(LayerVersion::effectiveFrom).thenComparing(LayerVersion::number));
    }
}
