package jp.sodachi.deploy.worker;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditKeeping;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.notice.OldDeliveries;
import jp.sodachi.record.OldPapers;
import jp.sodachi.reply.OldReplies;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.RetentionKind;
import jp.sodachi.tenancy.RetentionPeriods;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.transaction.support.TransactionTemplate;

/** Each night, what a town keeps for a time only and whose time is over. How much of it went stands in the town's trail. */
class Keeping {
    private static final String JOB = "retention";

    private final RetentionPeriods periods;
    private final AuditKeeping trail;
    private final OldDeliveries deliveries;
    private final OldPapers papers;
    private final OldReplies replies;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Keeping(
            RetentionPeriods periods,
            AuditKeeping trail,
            OldDeliveries deliveries,
            OldPapers papers,
            OldReplies replies,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.periods = periods;
        this.trail = trail;
        this.deliveries = deliveries;
        this.papers = papers;
        this.replies = replies;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Lets go what is old in {@code town}; how many rows of each kind went. */
    Map<RetentionKind, Integer> clear(Tenant town) {
        return TenantScope.call(town, () -> {
            var gone = new EnumMap<RetentionKind, Integer>(RetentionKind.class);
            periods.current().forEach((kind, months) -> {
                var rows = clear(kind, before(months));
                gone.put(kind, rows);
                if (rows > 0) {
                    note(kind, rows);
                }
            });
            return gone;
        });
    }

    private int clear(RetentionKind kind, Instant before) {
        return switch (kind) {
            case TRAIL -> trail.clear(before);
            case MAIL -> deliveries.clear(before);
            case DRAFT -> papers.clearDrafts(before);
            case CODE -> papers.clearCodes(before);
            case CONTENT -> deliveries.clearContent(before, clock.instant()) + replies.clearWords(before);
        };
    }

    private Instant before(int months) {
        return LocalDate.now(clock)
                .minusMonths(months)
                .atStartOfDay(SupportRoom.JAPAN)
                .toInstant();
    }

    /** The number stands where a person's name stands otherwise: that is what the town reads beside the deed. */
    private void note(RetentionKind kind, int rows) {
        var action = JOB + "." + kind.name().toLowerCase(Locale.ROOT);
        transaction.executeWithoutResult(
                _ -> audit.record(new AuditEvent("JOB", JOB, rows + "件", action, null, null, AuditEvent.Outcome.DONE)));
    }
}
