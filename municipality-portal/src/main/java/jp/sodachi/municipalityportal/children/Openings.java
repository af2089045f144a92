package jp.sodachi.municipalityportal.children;

import java.time.Duration;
import java.util.ArrayList;
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

    /** At most {@code limit} of these rows, newest first as they are. */
    static List<AuditTrail.AuditRow> of(List<AuditTrail.AuditRow> rows, int limit) {
        var shown = new ArrayList<AuditTrail.AuditRow>();
        for (var row : rows) {
            if (rows.stream().noneMatch(opening -> isPartOf(row, opening))
                    && shown.stream().noneMatch(opening -> isSameOpening(row, opening))) {
                shown.add(row);
            }
        }
        return List.copyOf(shown.subList(0, Math.min(limit, shown.size())));
    }

    private static boolean isSameOpening(AuditTrail.AuditRow row, AuditTrail.AuditRow opening) {
        return row.action().equals(OPENING) && opening.action().equals(OPENING) && together(row, opening);
    }

    private static boolean isPartOf(AuditTrail.AuditRow row, AuditTrail.AuditRow opening) {
        return opening.action().equals(OPENING)
                && !row.action().equals(OPENING)
                && (row.action().endsWith(".read") || row.action().endsWith(".list"))
                && together(row, opening);
    }

    private static boolean together(AuditTrail.AuditRow row, AuditTrail.AuditRow opening) {
        return row.outcome() == opening.outcome()
                && row.actorKind().equals(opening.actorKind())
                && row.actorName().equals(opening.actorName())
                && Duration.between(opening.at(), row.at()).abs().compareTo(ONE_PAGE) <= 0;
    }
}
