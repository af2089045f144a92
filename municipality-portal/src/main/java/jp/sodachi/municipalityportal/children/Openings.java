package jp.sodachi.municipalityportal.children;

import java.time.Duration;
import java.util.List;
import jp.sodachi.audit.AuditTrail;

/**
 * The trail of a child as its page shows it: opening the page reads several parts of the record, and each leaves its row; here
 * they stand as the one opening they were. The read log of the town keeps every row.
 */
final class Openings {
    private static final String OPENING = "child.read";
    private static final Duration ONE_PAGE = Duration.ofSeconds(3);

    private Openings() {}

    /** At most {@code limit} of these rows, in their order. */
    static List<AuditTrail.AuditRow> of(List<AuditTrail.AuditRow> rows, int limit) {
        return rows.stream()
                .filter(row -> rows.stream().noneMatch(opening -> isPartOf(row, opening)))
                .limit(limit)
                .toList();
    }

    private static boolean isPartOf(AuditTrail.AuditRow row, AuditTrail.AuditRow opening) {
        return opening.action().equals(OPENING)
                && !row.action().equals(OPENING)
                && (row.action().endsWith(".read") || row.action().endsWith(".list"))
                && row.outcome() == opening.outcome()
                && row.actorKind().equals(opening.actorKind())
                && row.actorName().equals(opening.actorName())
                && Duration.between(opening.at(), row.at()).abs().compareTo(ONE_PAGE) <= 0;
    }
}
