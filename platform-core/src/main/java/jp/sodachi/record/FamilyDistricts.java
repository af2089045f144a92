package jp.sodachi.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** In which part of the town a family lives, as the office says it: the same for all its children and pregnancies. Office and jobs only. */
@Transactional(propagation = Propagation.MANDATORY)
public class FamilyDistricts {
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Records records;
    private final AuditTrail audit;

    FamilyDistricts(JdbcClient jdbc, Permissions permissions, Records records, AuditTrail audit) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.records = records;
        this.audit = audit;
    }

    /** Of a child whose page the caller has opened; empty when nobody has said. */
    public String find(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "child.read");
        return jdbc.sql("select coalesce(district, '') from record_child where id = :id")
                .param("id", childId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /**
     * Says where the child's family lives.
     *
     * @param seen what stood there when it was changed
     * @param district empty for nothing known
     * @return false, and nothing changed, when somebody else was faster
     */
    public boolean change(UUID childId, String seen, String district) {
        var child = records.getChildFor(childId, "child.district");
        var actor = permissions.requireStaff(StaffRole.NURSE, "child.district");
        if (!holdFamily(child).equals(seen)) {
            return false;
        }
        var changed = jdbc.sql("""
                        update record_child set district = nullif(:district, '') where family_id = :family returning id
                        """)
                .param("district", district)
                .param("family", child.familyId())
                .query(UUID.class)
                .list();
        changed.stream()
                .filter(id -> !id.equals(childId))
                .forEach(id -> audit.record(actor.does("child.district", id, null)));
        jdbc.sql("update record_pregnancy set district = nullif(:district, '') where family_id = :family")
                .param("district", district)
                .param("family", child.familyId())
                .update();
        return true;
    }

    /** Where the child is said to live, the family held so that of two who change it the second one sees what the first one wrote. */
    private String holdFamily(Child child) {
        var stands = new HashMap<UUID, String>();
        jdbc.sql("""
                        select id, coalesce(district, '') as district from record_child
                         where family_id = :family order by id for no key update
                        """).param("family", child.familyId()).query((RowCallbackHandler)
                row -> stands.put(row.getObject("id", UUID.class), row.getString("district")));
        return stands.getOrDefault(child.id(), "");
    }

    /**
     * All families of one district live in another from now on: it has another name, or was joined to that. Admins only; a row in
     * the trail for each child and pregnancy.
     *
     * @return how many children
     */
    public int rename(String district, String wanted) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "child.district");
        var children = jdbc.sql("update record_child set district = :wanted where district = :district returning id")
                .param("wanted", wanted)
                .param("district", district)
                .query(UUID.class)
                .list();
        var pregnancies = jdbc.sql(
                        "update record_pregnancy set district = :wanted where district = :district returning id")
                .param("wanted", wanted)
                .param("district", district)
                .query(UUID.class)
                .list();
        children.forEach(id -> audit.record(actor.does("child.district", id, null)));
        pregnancies.forEach(id -> audit.record(actor.does("child.district", id, null)));
        return children.size();
    }

    /** How many children live in each; numbers only. */
    public Map<String, Integer> count() {
        permissions.requireStaff(StaffRole.NURSE, "child.count");
        var numbers = new TreeMap<String, Integer>();
        jdbc.sql("select district, count(*) as number from record_child where district is not null group by district")
                .query((RowCallbackHandler) row -> numbers.put(row.getString("district"), row.getInt("number")));
        return numbers;
    }

    /** The children and pregnancies of these districts, by id; for counting and sending. */
    public Set<UUID> listIn(Collection<String> districts) {
        permissions.requireStaff(StaffRole.NURSE, "child.tell.list");
        return districts.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("""
                        select id from record_child where district in (:districts)
                        union all
                        select id from record_pregnancy where district in (:districts)
                        """)
                        .param("districts", districts)
                        .query(UUID.class)
                        .list());
    }
}
