package jp.sodachi.municipalityportal.readlog;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the town's audit trail. */
@Component
class ReadLog {
    private static final int ROWS = 50;

    private final AuditTrail audit;
    private final Records records;
    private final Permissions permissions;

    ReadLog(AuditTrail audit, Records records, Permissions permissions) {
        this.audit = audit;
        this.records = records;
        this.permissions = permissions;
    }

    /**
     * One page of the trail; opening it leaves a row as well.
     *
     * @param before the row under which to go on, null for the newest
     */
    @Transactional
    public LogPage open(@Nullable UUID before) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "readlog.read");
        audit.record(actor.does("readlog.read", null, null));
        var rows = audit.listNewest(before, ROWS + 1);
        var shown = rows.subList(0, Math.min(rows.size(), ROWS));
        var children = shown.stream().flatMap(row -> row.child().stream()).collect(Collectors.toUnmodifiableSet());
        var names = records.listNames(children);
        return new LogPage(
                shown.stream()
                        .map(row -> new LogRow(
                                row,
                                row.child().map(names::get).orElse(null),
                                row.outcome() == AuditEvent.Outcome.REFUSED))
                        .toList(),
                rows.size() > ROWS ? shown.getLast().id() : null);
    }

    /**
     * A page of rows.
     *
     * @param older where the next page begins, if there is one
     */
    record LogPage(List<LogRow> rows, @Nullable UUID older) {}

    /**
     * A row.
     *
     * @param childName name of the child whose record was touched; null when there is no such child in this town
     */
    record LogRow(AuditTrail.AuditRow row, @Nullable String childName, boolean refused) {}
}
