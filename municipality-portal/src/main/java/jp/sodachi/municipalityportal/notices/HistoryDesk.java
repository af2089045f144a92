package jp.sodachi.municipalityportal.notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.notice.Delivery;
import jp.sodachi.notice.NoticePost;
import jp.sodachi.notice.Notices;
import jp.sodachi.notice.TownWays;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was sent to the guardians of a child or a pregnancy: when, how and what became of it, never what it said. */
@Component
@Transactional
class HistoryDesk {
    private static final int NEWEST = 100;

    private final Guardians guardians;
    private final Notices notices;
    private final Records records;
    private final Pregnancies pregnancies;
    private final NoticePost post;
    private final TownWays ways;
    private final Permissions permissions;

    HistoryDesk(
            Guardians guardians,
            Notices notices,
            Records records,
            Pregnancies pregnancies,
            NoticePost post,
            TownWays ways,
            Permissions permissions) {
        this.guardians = guardians;
        this.notices = notices;
        this.records = records;
        this.pregnancies = pregnancies;
        this.post = post;
        this.ways = ways;
        this.permissions = permissions;
    }

    /**
     * What was sent to one guardian, newest first.
     *
     * @param linked since when with the town's LINE account; null when not
     */
    record History(
            Guardian guardian,
            List<Delivery> deliveries,
            @Nullable Instant linked) {}

    /**
     * Whose guardians they are.
     *
     * @param kind as it stands in an address: {@value #CHILDREN}, or pregnancies
     */
    record Subject(String kind, UUID id) {
        private static final String CHILDREN = "children";

        boolean isChild() {
            return kind.equals(CHILDREN);
        }

        /** The record's page. */
        String path() {
            return "/" + kind + "/" + id;
        }
    }

    /**
     * What was sent to the guardians of a child or a pregnancy; the look is kept in the trail.
     *
     * @throws jp.sodachi.record.RecordIsProtected when it is a protected one and the office has not said why it opens it
     */
    public FamilyHistory open(Subject subject) {
        permissions.requireStaff(StaffRole.NURSE, "message.list");
        var whose = require(subject, "message.list");
        var all = guardians(subject);
        var linked = ways.findLinked(all.stream().map(Guardian::id).toList());
        return new FamilyHistory(
                subject.path(),
                whose.name(),
                whose.told(),
                whose.shielded(),
                all.stream()
                        .map(guardian -> new History(
                                guardian, notices.listFor(guardian.id(), NEWEST), linked.get(guardian.id())))
                        .toList(),
                post.listOf(subject.id()));
    }

    /** A guardian who is linked with LINE. */
    public Guardian getLinked(Subject subject, UUID guardian) {
        permissions.requireStaff(StaffRole.NURSE, "channel.line-end");
        require(subject, "channel.line-end");
        return guardians(subject).stream()
                .filter(one -> one.id().equals(guardian)
                        && ways.findLinked(List.of(guardian)).containsKey(guardian))
                .findFirst()
                .orElseThrow(() -> new NotYours("channel.line-end", subject.id()));
    }

    /** Ends a guardian's link with LINE at the person's request; done before is done. */
    public void endLine(Subject subject, UUID guardian) {
        permissions.requireStaff(StaffRole.NURSE, "channel.line-end");
        require(subject, "channel.line-end");
        if (guardians(subject).stream().noneMatch(one -> one.id().equals(guardian))) {
            throw new NotYours("channel.line-end", subject.id());
        }
        ways.endLine(guardian);
    }

    /** Whose record it is, and whether anything is sent about it. */
    private record Whose(String name, boolean told, boolean shielded) {}

    private Whose require(Subject subject, String action) {
        if (subject.isChild()) {
            var child = records.getChildFor(subject.id(), action);
            return new Whose(child.facts().name(), child.isTold(), child.shielded());
        }
        permissions.requirePregnancy(subject.id(), action);
        var pregnancy = pregnancies.get(subject.id());
        // After the birth the mother is told for her child.
        boolean told = switch (pregnancy.state()) {
            case ONGOING, BORN -> !pregnancy.shielded();
            case ENDED, MOVED -> false;
        };
        return new Whose(pregnancy.facts().name(), told, pregnancy.shielded());
    }

    private List<Guardian> guardians(Subject subject) {
        return subject.isChild() ? guardians.listOf(subject.id()) : guardians.listOfPregnancy(subject.id());
    }

    /**
     * What was sent to each guardian, and the letters to the family.
     *
     * @param path the record's page
     * @param told whether anything is sent about it; not after a death, a loss or a move, nor while it is protected
     */
    record FamilyHistory(
            String path,
            String name,
            boolean told,
            boolean shielded,
            List<History> guardians,
            List<NoticePost.OfFamily> letters) {}
}
