package jp.sodachi.municipalityportal.notices;

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
import jp.sodachi.record.Records;
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
    private final Permissions permissions;

    HistoryDesk(Guardians guardians, Notices notices, Records records, NoticePost post, Permissions permissions) {
        this.guardians = guardians;
        this.notices = notices;
        this.records = records;
        this.post = post;
        this.permissions = permissions;
    }

    /** What was sent to one guardian, newest first. */
    record History(Guardian guardian, List<Delivery> deliveries) {}

    /** What was sent to the guardians of a child; the look is kept in the trail. */
    public ChildHistory open(UUID child) {
        permissions.requireStaff(StaffRole.NURSE, "message.list");
        permissions.requireChild(child, "message.list");
        var name = records.listNames(Set.of(child)).get(child);
        if (name == null) {
            throw new NotYours("message.list", child);
        }
        return new ChildHistory(
                child,
                name,
                guardians.listOf(child).stream()
                        .map(guardian -> new History(guardian, notices.listFor(guardian.id(), NEWEST)))
                        .toList(),
                post.listOf(child));
    }

    /** A child with what was sent to each of its guardians. */
    record ChildHistory(UUID child, String name, List<History> guardians, List<NoticePost.OfFamily> letters) {}
}
