package jp.sodachi.municipalityportal.retention;

import java.util.Map;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.tenancy.RetentionKind;
import jp.sodachi.tenancy.RetentionPeriods;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The town's times. Admins only. */
@Component
class Retention {
    private final RetentionPeriods periods;
    private final Permissions permissions;
    private final AuditTrail audit;

    Retention(RetentionPeriods periods, Permissions permissions, AuditTrail audit) {
        this.periods = periods;
        this.permissions = permissions;
        this.audit = audit;
    }

    @Transactional
    public Map<RetentionKind, Integer> open() {
        permissions.requireStaff(StaffRole.ADMIN, "retention.read");
        return periods.current();
    }

    /** False when somebody has changed a time in the meantime; nothing was kept then. */
    @Transactional
    public boolean change(Map<RetentionKind, Integer> wanted, Map<RetentionKind, Integer> seen) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "retention.change");
        audit.record(actor.does("retention.change", null, null));
        return periods.change(wanted, seen);
    }
}
