package jp.sodachi.municipalityportal.readlog;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditSearch;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.Child;
import jp.sodachi.record.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the town's audit trail. */
@Component
class ReadLog {
    private static final int ROWS = 50;
    private static final int CHILDREN = 20;

    private final AuditTrail audit;
    private final AuditSearch search;
    private final Records records;
    private final Permissions permissions;

    ReadLog(AuditTrail audit, AuditSearch search, Records records, Permissions permissions) {
        this.audit = audit;
        this.search = search;
        this.records = records;
        this.permissions = permissions;
    }

    /**
     * One page of the trail; opening it leaves a row as well.
     *
     * @param before the row under which to go on, null for the newest
     */
    @Transactional
    public LogPage open(LogQuestion question, @Nullable UUID before) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "readlog.read");
        audit.record(actor.does("readlog.read", question.findChild(), null));
        var wanted = new AuditSearch.Wanted(children(question), question.person(), question.findDay());
        var rows = search.list(wanted, before, ROWS + 1);
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
                rows.size() > ROWS ? shown.getLast().id() : null,
                search.listPeople());
    }

    private @Nullable Set<UUID> children(LogQuestion question) {
        var one = question.findChild();
        if (one != null) {
            return Set.of(one);
        }
        return question.readChild().isEmpty()
                ? null
                : records.search(question.readChild(), CHILDREN).stream()
                        .map(Child::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A page of rows.
     *
     * @param older where the next page begins, if there is one
     * @param people whoever may be chosen: the office's people and the operators who have left rows
     */
    record LogPage(List<LogRow> rows, @Nullable UUID older, List<String> people) {}

    /**
     * A row.
     *
     * @param childName name of the child whose record was touched; null when there is no such child in this town
     */
    record LogRow(AuditTrail.AuditRow row, @Nullable String childName, boolean refused) {}
}
