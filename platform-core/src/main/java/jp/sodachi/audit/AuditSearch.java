package jp.sodachi.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Finds rows of the town's audit trail: by child, by person, by day, or by several of these. */
@Transactional
public class AuditSearch {
    private final JdbcClient jdbc;
    private final AuditTrail trail;

    AuditSearch(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /**
     * What is looked for.
     *
     * @param children whose records; null for all, and no row fits when it is empty
     * @param person the name of somebody of the office or of the operators as the trail has it; empty for everybody
     * @param day of Japan; null for all
     */
    public record Wanted(
            @Nullable Set<UUID> children,
            String person,
            @Nullable LocalDate day) {
        /** Everything. */
        public static Wanted all() {
            return new Wanted(null, "", null);
        }

        /** Whether anything narrows the search. */
        public boolean isNarrow() {
            return children != null || !person.isEmpty() || day != null;
        }
    }

    /**
     * The newest rows that fit, newest first.
     *
     * @param before the row under which to go on, null for the newest
     */
    public List<AuditTrail.AuditRow> list(Wanted wanted, @Nullable UUID before, int limit) {
        trail.writePending();
        var day = wanted.day();
        var from = day == null ? new UUID(0, 0) : AuditIds.from(day);
        var to = day == null ? AuditIds.AFTER_ALL : AuditIds.from(day.plusDays(1));
        if (before != null && before.toString().compareTo(to.toString()) < 0) {
            to = before;
        }
        var children = wanted.children();
        if (children != null) {
            return children.isEmpty() ? List.of() : ofChildren(children, wanted.person(), from, to, limit);
        }
        return wanted.person().isEmpty() ? ofAll(from, to, limit) : ofPerson(wanted.person(), from, to, limit);
    }

    private List<AuditTrail.AuditRow> ofChildren(Set<UUID> children, String person, UUID from, UUID to, int limit) {
        return jdbc.sql("""
                        select id, at, actor_kind, actor_name, action, child_id, outcome
                          from audit_event
                         where child_id in (:children) and id >= :from and id < :to
                           and (:person = '' or actor_name = :person)
                         order by id desc limit :limit
                        """)
                .param("children", children)
                .param("from", from)
                .param("to", to)
                .param("person", person)
                .param("limit", limit)
                .query(AuditTrail::read)
                .list();
    }

    private List<AuditTrail.AuditRow> ofPerson(String person, UUID from, UUID to, int limit) {
        return jdbc.sql("""
                        select id, at, actor_kind, actor_name, action, child_id, outcome
                          from audit_event
                         where actor_name = :person and actor_kind in ('STAFF', 'OPERATOR') and id >= :from and id < :to
                         order by id desc limit :limit
                        """)
                .param("person", person)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(AuditTrail::read)
                .list();
    }

    private List<AuditTrail.AuditRow> ofAll(UUID from, UUID to, int limit) {
        return jdbc.sql("""
                        select id, at, actor_kind, actor_name, action, child_id, outcome
                          from audit_event where id >= :from and id < :to
                         order by id desc limit :limit
                        """)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(AuditTrail::read)
                .list();
    }

    /** Whoever of the office and of the operators has left a row, by name; goes from name to name along the index. */
    public List<String> listPeople() {
        return jdbc.sql("""
                        with recursive person (name) as (
                            (select min(actor_name) from audit_event where actor_kind in ('STAFF', 'OPERATOR'))
                            union all
                            select (select min(e.actor_name) from audit_event e
                                     where e.actor_kind in ('STAFF', 'OPERATOR') and e.actor_name > person.name)
                              from person where person.name is not null)
                        select name from person where name is not null
                        """).query(String.class).list();
    }
}
