package jp.sodachi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists of families that the office has put together. Whoever is in a list and told nothing any more (death, move,
 * protection) is passed over when a notice is sent. Whoever is put in after a notice to the list was handed in for approval is
 * not told by that notice ({@link TownNotice#agreedAt()}); whoever is taken out is told by none. Office only.
 */
@Transactional
public class NoticeLists {
    private static final NoticeJson JSON = new NoticeJson();

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    NoticeLists(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those in use, by name. */
    public List<NoticeList> list() {
        permissions.requireStaff(StaffRole.NURSE, "notice.list.read");
        return jdbc.sql("select * from notice_list where gone_at is null order by name, id")
                .query(NoticeLists::read)
                .list();
    }

    /** One in use. */
    public Optional<NoticeList> find(UUID id) {
        permissions.requireStaff(StaffRole.NURSE, "notice.list.read");
        return jdbc.sql("select * from notice_list where id = :id and gone_at is null")
                .param("id", id)
                .query(NoticeLists::read)
                .optional();
    }

    /** The names of all there ever were, by id: for notices that were sent to one. */
    public Map<UUID, String> listNames() {
        permissions.requireStaff(StaffRole.NURSE, "notice.list.read");
        return jdbc
                .sql("select id, name from notice_list")
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Begins a list; its id. */
    public UUID begin(String name) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "notice.list.change");
        if (name.isBlank() || name.length() > NoticeList.LONGEST_NAME) {
            throw new IllegalArgumentException("A list has a name.");
        }
        var id = Ids.next();
        jdbc.sql("insert into notice_list (id, name, members, made_by, made_at) values (:id, :name, '[]', :by, :now)")
                .param("id", id)
                .param("name", name)
                .param("by", actor.name())
                .param("now", now())
                .update();
        audit.record(actor.does("notice.list.change", null, id));
        return id;
    }

    /** Puts children into a list, those already in it left as they are. False when it was put away, or would grow too long. */
    public boolean add(UUID id, Collection<UUID> children) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "notice.list.change");
        // Two who add at once add both: the second waits for the first and goes on from what it left.
        var list = lock(id);
        if (list.isEmpty()) {
            return false;
        }
        var fresh = children.stream()
                .distinct()
                .filter(child -> !list.get().contains(child))
                .map(child -> new NoticeList.Member(child, actor.name(), clock.instant()))
                .toList();
        var all = new ArrayList<>(list.get().members());
        all.addAll(fresh);
        if (all.size() > NoticeList.MOST) {
            return false;
        }
        write(id, all);
        fresh.forEach(member -> audit.record(actor.does("notice.list.change", member.child(), id)));
        return true;
    }

    /** Takes a child out of a list. */
    public void remove(UUID id, UUID child) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "notice.list.change");
        lock(id).filter(list -> list.contains(child)).ifPresent(list -> {
            write(
                    id,
                    list.members().stream()
                            .filter(member -> !member.child().equals(child))
                            .toList());
            audit.record(actor.does("notice.list.change", child, id));
        });
    }

    /** Puts a list away; a notice that waits to be sent to it concerns nobody then. */
    public boolean putAway(UUID id) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "notice.list.put-away");
        audit.record(actor.does("notice.list.put-away", null, id));
        return jdbc.sql("update notice_list set gone_at = :now, members = '[]' where id = :id and gone_at is null")
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    private Optional<NoticeList> lock(UUID id) {
        return jdbc.sql("select * from notice_list where id = :id and gone_at is null for update")
                .param("id", id)
                .query(NoticeLists::read)
                .optional();
    }

    private void write(UUID id, List<NoticeList.Member> members) {
        jdbc.sql("update notice_list set members = cast(:members as jsonb) where id = :id")
                .param("members", JSON.members(members))
                .param("id", id)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static NoticeList read(ResultSet row, int number) throws SQLException {
        return new NoticeList(
                row.getObject("id", UUID.class),
                row.getString("name"),
                JSON.members(row.getString("members")),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant());
    }
}
