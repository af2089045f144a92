package jp.sodachi.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The trail of a child as people read it: opening a page reads several parts of the record, and each leaves its row; here they
 * stand as the one opening they were. So do the steps in which a record goes to another town. The read log of the town keeps
 * every row.
 */
public final class Openings {
    private static final String OPENING = "child.read";
    private static final String TAKING = "move.take";
    private static final String LOOKING = "move.look";
    private static final Set<String> STEPS = Set.of(LOOKING, "move.copy", "move.done");
    private static final Duration ONE_PAGE = Duration.ofSeconds(3);

    private Openings() {}

    /** At most {@code limit} of these rows, newest first as they are. */
    public static List<AuditTrail.AuditRow> of(List<AuditTrail.AuditRow> rows, int limit) {
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
        return row.action().equals(opening.action())
                && (Set.of(OPENING, LOOKING).contains(row.action())
                        || row.action().endsWith(".list")
                        || row.action().endsWith(".read"))
                && together(row, opening);
    }

    private static boolean isPartOf(AuditTrail.AuditRow row, AuditTrail.AuditRow opening) {
        if (opening.action().equals(TAKING) && STEPS.contains(row.action())) {
            return together(row, opening);
        }
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
