package jp.sodachi.municipalityportal.look;

import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Branding;
import jp.sodachi.branding.Emblem;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes the town's look for its admins. */
@Component
@Transactional
class LookOffice {
    private static final @Nullable UUID NO_CHILD = null;

    private final Branding branding;
    private final Permissions permissions;
    private final AuditTrail audit;

    LookOffice(Branding branding, Permissions permissions, AuditTrail audit) {
        this.branding = branding;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** The look as stored now. */
    public Brand open() {
        permissions.requireStaff(StaffRole.ADMIN, "look.read");
        return branding.stored();
    }

    /**
     * Stores the look, and the emblem where a new one was chosen: both or nothing.
     *
     * @return false when somebody else saved since {@code version}; nothing was changed then
     */
    public boolean change(Brand brand, int version, Optional<Emblem> emblem) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "look.change");
        var changed = branding.change(brand, version);
        if (changed) {
            emblem.ifPresent(branding::changeEmblem);
            audit.record(actor.does("look.change", NO_CHILD, null));
        }
        return changed;
    }
}
