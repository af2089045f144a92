package jp.sodachi.municipalityportal.districts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.branding.Districts;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.record.FamilyDistricts;
import jp.sodachi.record.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes the town's districts and those of its families, each in one transaction. */
@Component
@Transactional
class DistrictOffice {
    private final Districts districts;
    private final FamilyDistricts families;
    private final TownNotices notices;
    private final Records records;
    private final Permissions permissions;
    private final AuditTrail audit;

    DistrictOffice(
            Districts districts,
            FamilyDistricts families,
            TownNotices notices,
            Records records,
            Permissions permissions,
            AuditTrail audit) {
        this.districts = districts;
        this.families = families;
        this.notices = notices;
        this.records = records;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** The town's districts, and how many children live in each that any child lives in. */
    record Standing(List<String> districts, Map<String, Integer> children) {}

    public Standing open() {
        permissions.requireStaff(StaffRole.ADMIN, "district.read");
        return new Standing(districts.list(), families.count());
    }

    /** False when somebody else was faster. */
    public boolean change(List<String> seen, List<String> wanted) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "district.change");
        var changed = districts.change(seen, wanted);
        if (changed) {
            audit.record(actor.does("district.change", null, null));
        }
        return changed;
    }

    /** What became of a new name. */
    enum Renamed {
        DONE,
        /** Another district has it already. */
        TAKEN,
        /** There is no such district any more. */
        GONE
    }

    /**
     * Gives a district another name; its families, the lists they stand in and the notices that have not left follow. A district
     * that is no longer in the town's list may be joined to one that is.
     */
    public Renamed rename(String name, String wanted) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "district.change");
        var listed = districts.list();
        if (!listed.contains(name) && !families.count().containsKey(name)) {
            return Renamed.GONE;
        }
        if (listed.contains(name) && !districts.rename(name, wanted)) {
            return districts.list().contains(wanted) ? Renamed.TAKEN : Renamed.GONE;
        }
        families.rename(name, wanted);
        notices.renameDistrict(name, wanted);
        audit.record(actor.does("district.change", null, null));
        return Renamed.DONE;
    }

    /** Where a child's family lives, and what can be chosen; the opening is kept in the trail. */
    record OfChild(String name, String district, List<String> districts) {}

    public OfChild openChild(UUID child) {
        records.getChildFor(child, "child.read");
        var name = records.listNames(Set.of(child)).get(child);
        if (name == null) {
            throw new NotYours("child.read", child);
        }
        return new OfChild(name, families.find(child), districts.list());
    }

    /** False when somebody else was faster. */
    public boolean changeChild(UUID child, String seen, String district) {
        permissions.requireStaff(StaffRole.NURSE, "child.district");
        return families.change(child, seen, district);
    }
}
