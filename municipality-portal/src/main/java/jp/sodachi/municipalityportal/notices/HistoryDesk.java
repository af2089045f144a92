package jp.sodachi.municipalityportal.notices;

import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import jp.sodachi.record.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was sent to a child's guardians: when, how and what became of it, never what it said. */
@Component
@Transactional
class HistoryDesk {
    private static final int NEWEST = 100;

    private final Guardians guardians;
    private final Notices notices;
    private final Records records;
    private final NoticePost post;
    private final TownWays ways;
    private final Permissions permissions;

    HistoryDesk(
            Guardians guardians,
            Notices notices,
            Records records,
            NoticePost post,
            TownWays ways,
            Permissions permissions) {
        this.guardians = guardians;
        this.notices = notices;
        this.records = records;
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

    /** What was sent to the guardians of a child; the look is kept in the trail. */
    public ChildHistory open(UUID child) {
        permissions.requireStaff(StaffRole.NURSE, "message.list");
        permissions.requireChild(child, "message.list");
        var name = records.listNames(Set.of(child)).get(child);
        if (name == null) {
            throw new NotYours("message.list", child);
        }
        var all = guardians.listOf(child);
        var linked = ways.findLinked(all.stream().map(Guardian::id).toList());
        return new ChildHistory(
                child,
                name,
                all.stream()
                        .map(guardian -> new History(
                                guardian, notices.listFor(guardian.id(), NEWEST), linked.get(guardian.id())))
                        .toList(),
                post.listOf(child));
    }

    /** A guardian of the child who is linked with LINE. */
    public Guardian getLinked(UUID child, UUID guardian) {
        permissions.requireStaff(StaffRole.NURSE, "channel.line-end");
        permissions.requireChild(child, "channel.line-end");
        return guardians.listOf(child).stream()
                .filter(one -> one.id().equals(guardian)
                        && ways.findLinked(List.of(guardian)).containsKey(guardian))
                .findFirst()
                .orElseThrow(() -> new NotYours("channel.line-end", child));
    }

    /** Ends a guardian's link with LINE at the person's request; done before is done. */
    public void endLine(UUID child, UUID guardian) {
        permissions.requireStaff(StaffRole.NURSE, "channel.line-end");
        permissions.requireChild(child, "channel.line-end");
        if (guardians.listOf(child).stream().noneMatch(one -> one.id().equals(guardian))) {
            throw new NotYours("channel.line-end", child);
        }
        ways.endLine(guardian);
    }

    /** A child with what was sent to each of its guardians. */
    record ChildHistory(UUID child, String name, List<History> guardians, List<NoticePost.OfFamily> letters) {}
}
