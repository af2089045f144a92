package jp.sodachi.municipalityportal.staff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffMember;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The town's own entries about its people. */
@Component
@Transactional
class StaffOffice {
    private final StaffMembers members;
    private final Permissions permissions;

    StaffOffice(StaffMembers members, Permissions permissions) {
        this.members = members;
        this.permissions = permissions;
    }

    /** Everybody, and who of them is looking. */
    public Office open() {
        permissions.requireStaff(StaffRole.ADMIN, "staff.list");
        var me = members.findMe().map(StaffMember::id);
        return new Office(members.list(), me);
    }

    /** Empty when that person already works here. */
    public Optional<StaffMember> invite(String email, String name, StaffRole role) {
        permissions.requireStaff(StaffRole.ADMIN, "staff.invite");
        return members.invite(email, name, role);
    }

    /** One person's entry. */
    public StaffMember get(UUID id) {
        permissions.requireStaff(StaffRole.ADMIN, "staff.read");
        return members.get(id);
    }

    /**
     * One open invitation.
     *
     * @throws NotYours when the person has no open invitation
     */
    public StaffMember getInvited(UUID id) {
        permissions.requireStaff(StaffRole.ADMIN, "staff.invite");
        return Optional.of(members.get(id))
                .filter(member -> member.state() == StaffMember.State.INVITED)
                .orElseThrow(() -> new NotYours("staff.invite", null));
    }

    /** Ends a person's work; answers the person's subject if they ever signed in. */
    public Optional<String> end(UUID id) {
        permissions.requireStaff(StaffRole.ADMIN, "staff.end");
        return members.end(id);
    }

    /** The office's people. */
    record Office(List<StaffMember> people, Optional<UUID> me) {
        public boolean isMe(StaffMember member) {
            return me.filter(member.id()::equals).isPresent();
        }
    }
}
