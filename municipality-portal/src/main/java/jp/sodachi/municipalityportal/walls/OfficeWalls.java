package jp.sodachi.municipalityportal.walls;

import java.util.List;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.tenancy.WallNights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the town its nights. */
@Component
class OfficeWalls {
    private final WallNights nights;
    private final Permissions permissions;

    OfficeWalls(WallNights nights, Permissions permissions) {
        this.nights = nights;
        this.permissions = permissions;
    }

    /** The last nights, the newest first; empty before the first one. */
    @Transactional(readOnly = true)
    public List<WallNights.Night> open() {
        permissions.requireStaff(StaffRole.ADMIN, "walls.read");
        return nights.list();
    }
}
