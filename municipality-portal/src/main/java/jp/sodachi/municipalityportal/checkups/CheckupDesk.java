package jp.sodachi.municipalityportal.checkups;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.Child;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the office does about check-up days. Each method is one transaction and asks who acts first. */
@Component
@Transactional
class CheckupDesk {
    private final Checkups checkups;
    private final Permissions permissions;

    CheckupDesk(Checkups checkups, Permissions permissions) {
        this.checkups = checkups;
        this.permissions = permissions;
    }

    public List<Checkups.Expected> listDay(LocalDate on) {
        permissions.requireStaff(StaffRole.NURSE, "checkup.list");
        return checkups.listDay(on);
    }

    public List<Child> listEligible(String form, LocalDate on, int limit) {
        permissions.requireStaff(StaffRole.NURSE, "checkup.list");
        return checkups.listEligible(form, on, limit);
    }

    public int invite(InviteForm.Invitation invitation, Collection<UUID> children) {
        permissions.requireStaff(StaffRole.NURSE, "checkup.invite");
        return checkups.invite(invitation.form(), invitation.on(), invitation.at(), invitation.venue(), children);
    }

    public boolean cancel(UUID placeId) {
        permissions.requireStaff(StaffRole.NURSE, "checkup.cancel");
        return checkups.cancel(placeId);
    }
}
