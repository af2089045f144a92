package jp.sodachi.municipalityportal.today;

import java.util.List;
import jp.sodachi.assessment.FollowUps;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.Child;
import jp.sodachi.record.GrowthWatch;
import jp.sodachi.record.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the first page shows. */
@Component
class TodayBoard {
    private static final int ENTRIES = 20;
    private static final int NEWEST = 6;
    private static final int WATCHED = 10;

    private final Records records;
    private final FollowUps followUps;
    private final GrowthWatch watch;
    private final Permissions permissions;

    TodayBoard(Records records, FollowUps followUps, GrowthWatch watch, Permissions permissions) {
        this.records = records;
        this.followUps = followUps;
        this.watch = watch;
        this.permissions = permissions;
    }

    /** Counts and lists, all as of one moment. */
    @Transactional
    public Board look() {
        permissions.requireStaff(StaffRole.NURSE, "today.read");
        return new Board(
                records.count(),
                followUps.countWaiting(),
                records.listDosesToConfirm(ENTRIES),
                watch.list(WATCHED),
                records.search("", NEWEST));
    }

    /**
     * The first page's facts.
     *
     * @param followUps families to be contacted because of what they answered
     * @param toConfirm what parents entered and nobody has looked at, oldest first
     * @param watched whose growth somebody should look at, the newest first
     * @param newest the children registered last
     */
    record Board(
            Records.Counts counts,
            FollowUps.Waiting followUps,
            List<Records.DoseToConfirm> toConfirm,
            List<GrowthWatch.Watched> watched,
            List<Child> newest) {
        /** Entries that wait beyond those listed. */
        public int hidden() {
            return counts.dosesToConfirm() - toConfirm.size();
        }

        /** Families that have not joined yet. */
        public int waitingFamilies() {
            return counts.families() - counts.joinedFamilies();
        }
    }
}
