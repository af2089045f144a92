package jp.sodachi.municipalityportal.countersheet;

import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.CounterSheets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens at the counter. */
@Component
@Transactional
class Counter {
    private static final int FAMILIES = 50;

    private final CounterSheets sheets;
    private final Permissions permissions;

    Counter(CounterSheets sheets, Permissions permissions) {
        this.sheets = sheets;
        this.permissions = permissions;
    }

    /** Families nobody of whom has joined yet. */
    public List<CounterSheets.WaitingFamily> listWaiting() {
        permissions.requireStaff(StaffRole.NURSE, "sheet.list");
        return sheets.listWaiting(FAMILIES);
    }

    /** Issues a sheet for the child's family; an earlier one stops working. */
    public CounterSheets.IssuedSheet issue(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "sheet.issue");
        return sheets.issue(childId);
    }
}
