package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The children and pregnancies whose families may be told something at all: the one switch that stops messages ({@link
 * ChildStates}, the end of a pregnancy) is thrown for none of them. For counting and for sending; no record is opened.
 * Office and jobs only.
 */
@Transactional(propagation = Propagation.MANDATORY)
public class ToldPeople {
    private final JdbcClient jdbc;
    private final ChildQueries queries;
    private final Permissions permissions;

    ToldPeople(JdbcClient jdbc, ChildQueries queries, Permissions permissions) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.permissions = permissions;
    }

    /** The next {@code limit} children by id after {@code after}, born in these days, both among them. */
    public List<ChildForReminder> listChildren(@Nullable UUID after, int limit, LocalDate bornFrom, LocalDate bornTo) {
        permissions.requireStaff(StaffRole.NURSE, "child.tell.list");
        return queries.listForReminders(after, limit, bornFrom, bornTo);
    }

    /**
     * A child and who stands for it.
     *
     * @param guardians those now linked
     */
    public record ToldChild(Child child, List<UUID> guardians) {
        public ToldChild {
            guardians = List.copyOf(guardians);
        }
    }

    /** The next {@code limit} children by id after {@code after}, born on this day or later; nothing of their records. */
    public List<ToldChild> listBornSince(@Nullable UUID after, int limit, LocalDate bornFrom) {
        permissions.requireStaff(StaffRole.NURSE, "child.tell.list");
        return jdbc.sql("""
                        select c.*, array(select l.guardian_id from identity_guardian_child l
                                           where l.child_id = c.id and l.ended_at is null
                                           order by l.linked_at, l.guardian_id) as guardians
                          from record_child c
                         where c.id > :after and c.standing = 'HERE' and not c.shielded and c.birth_date >= :from
                         order by c.id limit :limit
                        """)
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("from", bornFrom)
                .param("limit", limit)
                .query((row, number) -> new ToldChild(ChildQueries.child(row, number), List.of((UUID[])
                        row.getArray("guardians").getArray())))
                .list();
    }

    /**
     * An ongoing pregnancy and who stands for it.
     *
     * @param guardians those now linked
     */
    public record ToldPregnancy(UUID id, LocalDate dueDate, List<UUID> guardians) {
        public ToldPregnancy {
            guardians = List.copyOf(guardians);
        }
    }

    /** The ongoing pregnancies with a due date in these days, both among them. */
    public List<ToldPregnancy> listPregnancies(LocalDate dueFrom, LocalDate dueTo) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.tell.list");
        return jdbc.sql("""
                        select p.id, p.due_date,
                               array(select l.guardian_id from identity_guardian_pregnancy l
                                      where l.pregnancy_id = p.id and l.ended_at is null
                                      order by l.linked_at, l.guardian_id) as guardians
                          from record_pregnancy p
                         where p.state = 'ONGOING' and p.due_date between :from and :to and not
                        """ + PregnancyQueries.IS_SHIELDED + """
                         order by p.due_date, p.id
                        """)
                .param("from", dueFrom)
                .param("to", dueTo)
                .query((row, _) -> new ToldPregnancy(
                        row.getObject("id", UUID.class), row.getObject("due_date", LocalDate.class), List.of((UUID[])
                                row.getArray("guardians").getArray())))
                .list();
    }

    /**
     * Whether a family with these children and pregnancies is told something at all: one of them is here and goes on, and
     * none of them is protected.
     */
    public boolean isTold(Set<UUID> children, Set<UUID> pregnancies) {
        permissions.requireStaff(StaffRole.NURSE, "child.tell.list");
        return jdbc.sql("""
                        select (exists (select from record_child where id = any (:children) and standing = 'HERE')
                                or exists (select from record_pregnancy where id = any (:pregnancies) and state = 'ONGOING'))
                               and not exists (select from record_child where id = any (:children) and shielded)
                               and not exists (select from record_pregnancy p where p.id = any (:pregnancies) and
                        """ + PregnancyQueries.IS_SHIELDED + """
                               )
                        """)
                .param("children", children.toArray(UUID[]::new))
                .param("pregnancies", pregnancies.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Those of these children whose families may be told something, held until the transaction ends. Asked where messages are
     * queued about people who were found a while ago: whoever stops them in the same moment has either done so before this, or
     * comes after what is queued and calls it back.
     */
    public Set<UUID> holdChildren(Collection<UUID> children) {
        permissions.requireStaff(StaffRole.NURSE, "child.tell.list");
        return Set.copyOf(jdbc.sql("""
                        select id from record_child
                         where id = any (:children) and standing = 'HERE' and not shielded
                         order by id for key share
                        """)
                .param("children", children.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** The same of children and pregnancies. */
    public Set<UUID> holdTold(Collection<UUID> subjects) {
        var told = new HashSet<>(holdChildren(subjects));
        told.addAll(jdbc.sql("""
                        select p.id from record_pregnancy p
                         where p.id = any (:subjects) and p.state = 'ONGOING' and not
                        """ + PregnancyQueries.IS_SHIELDED + """
                         order by p.id for share of p
                        """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        return told;
    }

    /**
     * Who stands for whom.
     *
     * @param subject a child or a pregnancy
     */
    public record Link(UUID guardian, UUID subject) {}

    /**
     * Who stands for these children and pregnancies now, held until the transaction ends; asked where messages are queued, as
     * {@link #holdChildren} is: whoever ends a link in the same moment has done so before this, or calls back what is queued.
     */
    public Set<Link> holdLinks(Collection<UUID> subjects) {
        permissions.requireStaff(StaffRole.NURSE, "child.tell.list");
        var held = subjects.toArray(UUID[]::new);
        var links = new HashSet<Link>();
        links.addAll(
                jdbc.sql("""
                        select guardian_id, child_id as subject from identity_guardian_child
                         where child_id = any (:subjects) and ended_at is null
                         order by guardian_id, child_id for share
                        """).param("subjects", held).query(ToldPeople::link).list());
        links.addAll(
                jdbc.sql("""
                        select guardian_id, pregnancy_id as subject from identity_guardian_pregnancy
                         where pregnancy_id = any (:subjects) and ended_at is null
                         order by guardian_id, pregnancy_id for share
                        """).param("subjects", held).query(ToldPeople::link).list());
        return links;
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(row.getObject("guardian_id", UUID.class), row.getObject("subject", UUID.class));
    }

    /**
     * Which family a child or pregnancy belongs to.
     *
     * @param told whether it is told something at all
     */
    public record Kin(UUID family, boolean told) {}

    /** The families of these children and pregnancies, by the child's or pregnancy's id. Names nobody. */
    public Map<UUID, Kin> listKin(Collection<UUID> subjects) {
        permissions.requireStaff(StaffRole.NURSE, "child.tell.list");
        var kin = new HashMap<UUID, Kin>();
        jdbc.sql("""
                        select id, family_id, standing = 'HERE' and not shielded as told
                          from record_child where id = any (:subjects)
                        union all
                        select p.id, p.family_id, p.state = 'ONGOING' and not
                        """ + PregnancyQueries.IS_SHIELDED + """
                          from record_pregnancy p where p.id = any (:subjects)
                        """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> kin.put(
                        row.getObject("id", UUID.class),
                        new Kin(row.getObject("family_id", UUID.class), row.getBoolean("told"))));
        return Map.copyOf(kin);
    }

    /** Those of these guardians who have neither a child here whose messages go on nor a pregnancy that does. Names nobody. */
    public Set<UUID> listWithNobodyLeft(Collection<UUID> guardians) {
        return listWithNobody(guardians, true, "ONGOING");
    }

    /** Those of these guardians none of whose children and pregnancies is one of whom nothing is said. Names nobody. */
    public Set<UUID> listWithNobodyStopped(Collection<UUID> guardians) {
        return listWithNobody(guardians, false, "ENDED");
    }

    /**
     * Of a pregnancy that is protected or has moved nothing is said, as of one that has ended.
     *
     * @param told whether the children whom they must not have are told of, or are not
     */
    private Set<UUID> listWithNobody(Collection<UUID> guardians, boolean told, String pregnancy) {
        permissions.requireStaff(StaffRole.NURSE, "guardian.tell");
        return guardians.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                        select g.id from identity_guardian g
                         where g.id in (:guardians)
                           and not exists (select from identity_guardian_child l
                                             join record_child c on c.id = l.child_id
                                            where l.guardian_id = g.id and l.ended_at is null
                                              and (c.standing = 'HERE' and not c.shielded) = :told)
                           and not exists (select from identity_guardian_pregnancy l
                                             join record_pregnancy p on p.id = l.pregnancy_id
                                            where l.guardian_id = g.id and l.ended_at is null
                                              and case when p.state = 'MOVED' or
                        """ + PregnancyQueries.IS_SHIELDED + """
                                                       then 'ENDED' else p.state end = :pregnancy)
                        """)
                        .param("guardians", guardians)
                        .param("told", told)
                        .param("pregnancy", pregnancy)
                        .query(UUID.class)
                        .list());
    }

    /** The pregnancies of a child's family that are protected, also with the child alone. Names nobody. */
    public List<UUID> listShieldedBeside(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.tell.list");
        return jdbc.sql("""
                        select p.id from record_pregnancy p
                         where p.family_id = (select family_id from record_child where id = :child) and
                        """ + PregnancyQueries.IS_SHIELDED)
                .param("child", childId)
                .query(UUID.class)
                .list();
    }

    /** By what name a child is called in messages; for taking them back, and for nothing that is shown. */
    public Optional<String> findCalled(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "child.tell");
        return queries.find(childId).map(child -> child.facts().called());
    }

    /** One child for an example; the opening is kept in the trail. Empty when there is none any more. */
    public Optional<Child> openExample(UUID childId) {
        permissions.requireChild(childId, "notice.example.read");
        return queries.find(childId).filter(Child::isTold);
    }
}
