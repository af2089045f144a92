package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.schedule.DoneCheckup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reading side of the record: SQL beside the method that runs it. */
class ChildQueries {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;

    ChildQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the family lives is known from its other children and pregnancies. */
    void inheritDistrict(UUID id) {
        jdbc.sql("""
                        update record_child c
                           set district = coalesce(
                               (select s.district from record_child s
                                 where s.family_id = c.family_id and s.district is not null order by s.id desc limit 1),
                               (select p.district from record_pregnancy p
                                 where p.family_id = c.family_id and p.district is not null order by p.id desc limit 1))
                         where c.id = :id
                        """).param("id", id).update();
    }

    /** Holds a child until the transaction ends: whoever else is about to write of it comes afterwards and sees what was written. */
    void hold(UUID child) {
        jdbc.sql("select id from record_child where id = :id for no key update")
                .param("id", child)
                .query(UUID.class)
                .optional();
    }

    /** Waits for whoever is registering a child of this reading and day right now, and keeps others waiting. */
    void holdBirth(String kanaFolded, LocalDate birthDate) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(
                                   hashtextextended('sodachi.birth.' || current_schema() || :kana || cast(:birth as date), 0))
                        """)
                .param("kana", kanaFolded)
                .param("birth", birthDate)
                .query((_, _) -> true)
                .single();
    }

    List<Child> listAlike(String kanaFolded, LocalDate birthDate) {
        return jdbc.sql("""
                        select * from record_child where kana_folded = :kana and birth_date = :birth order by id
                        """)
                .param("kana", kanaFolded)
                .param("birth", birthDate)
                .query(ChildQueries::child)
                .list();
    }

    Optional<Child> find(UUID id) {
        return jdbc.sql("""
                        select * from record_child where id = :id
                        """).param("id", id).query(ChildQueries::child).optional();
    }

    /** A child that has come into a family gets the family's contact, which a pregnancy may have had before it. */
    void inheritContact(UUID child) {
        jdbc.sql("""
                        update record_child c set contact_name = s.contact_name, contact_phone = s.contact_phone
                          from (select family_id, contact_name, contact_phone from record_child where id <> :child
                                union all
                                select family_id, contact_name, contact_phone from record_pregnancy) s
                         where c.id = :child and s.family_id = c.family_id
                           and (s.contact_name <> '' or s.contact_phone <> '')
                        """).param("child", child).update();
    }

    Map<UUID, String> listNames(Set<UUID> children) {
        if (children.isEmpty()) {
            return Map.of();
        }
        var names = new HashMap<UUID, String>();
        jdbc.sql("""
                        select id, case when shielded then :hidden else name end as name
                          from record_child where id in (:ids)
                        union all
                        select p.id, case when """ + PregnancyQueries.IS_SHIELDED + """
                                     then :hidden else p.name end
                          from record_pregnancy p where p.id in (:ids)
                        """)
                .param("ids", children)
                .param("hidden", Child.HIDDEN)
                .query((ResultSet row) -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return Map.copyOf(names);
    }

    List<Child> listOfGuardian(String subject) {
        return jdbc.sql("""
                        select c.*
                          from identity_guardian g
                          join identity_guardian_child l on l.guardian_id = g.id and l.ended_at is null
                          join record_child c on c.id = l.child_id
                         where g.subject = :subject
                         order by c.birth_date desc, c.id
                        """)
                .param("subject", subject)
                .query(ChildQueries::child)
                .list();
    }

    /** A child and its brothers and sisters, the eldest first; empty when there is no such child. */
    List<Child> listWithSiblings(UUID childId) {
        return jdbc.sql("""
                        select * from record_child
                         where family_id = (select family_id from record_child where id = :id)
                         order by birth_date, id
                        """).param("id", childId).query(ChildQueries::child).list();
    }

    List<Child> listFamily(UUID familyId) {
        return jdbc.sql("""
                        select * from record_child where family_id = :family order by birth_date, id
                        """)
                .param("family", familyId)
                .query(ChildQueries::child)
                .list();
    }

    List<Dose> listDoses(UUID childId) {
        return jdbc.sql("""
                        select * from record_dose where child_id = :child order by given_on desc, product, id
                        """).param("child", childId).query(ChildQueries::dose).list();
    }

    /** @param except an entry that does not count, because it is being corrected */
    boolean hasDose(UUID childId, String product, LocalDate givenOn, @Nullable UUID except) {
        return jdbc.sql("""
                        select exists (
                            select 1 from record_dose
                             where child_id = :child and product = :product and given_on = :day
                               and state in ('ENTERED', 'CONFIRMED')
                               and id is distinct from cast(:except as uuid))
                        """)
                .param("child", childId)
                .param("product", product)
                .param("day", givenOn)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    List<Records.DoseToConfirm> listDosesToConfirm(int limit) {
        return jdbc.sql("""
                        select d.id as dose_id, d.child_id, d.product, d.given_on, d.lot, d.place, d.given_by, d.note, d.abroad,
                               d.entered_kind, d.entered_by, d.entered_at, d.state, d.settled_by, d.settled_at,
                               d.replaces, d.why, d.version as dose_version, c.*
                          from record_dose d
                          join record_child c on c.id = d.child_id
                         where d.state = 'ENTERED'
                         order by d.entered_at, d.id
                         limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new Records.DoseToConfirm(
                        dose(row, row.getObject("dose_id", UUID.class), row.getInt("dose_version")),
                        child(row, number)))
                .list();
    }

    long countDosesToConfirm() {
        return jdbc.sql("""
                        select count(*) from record_dose where state = 'ENTERED'
                        """).query(Long.class).single();
    }

    Records.Counts count() {
        return jdbc.sql("""
                        select (select count(*) from record_child) as children,
                               (select count(*) from record_dose where state = 'ENTERED') as to_confirm,
                               (select count(distinct family_id) from record_child) as families,
                               (select count(distinct c.family_id)
                                  from record_child c
                                  join identity_guardian_child l on l.child_id = c.id and l.ended_at is null
                                  join identity_guardian g on g.id = l.guardian_id and g.unknown_since is null) as joined
                        """)
                .query((row, _) -> new Records.Counts(
                        row.getInt("children"), row.getInt("to_confirm"), row.getInt("families"), row.getInt("joined")))
                .single();
    }

    /**
     * @param from born on this day or later
     * @param to born on this day or before
     */
    List<ChildForReminder> listForReminders(@Nullable UUID after, int limit, LocalDate from, LocalDate to) {
        var children = jdbc.sql("""
                        select * from record_child
                         where id > :after and standing = 'HERE' and not shielded and birth_date between :from and :to
                         order by id limit :limit
                        """)
                .param("after", after == null ? BEFORE_ALL : after)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(ChildQueries::child)
                .list();
        return withAll(children);
    }

    /** Those of them whose messages are not stopped, by id. */
    List<ChildForReminder> listForReminders(Collection<UUID> ids) {
        return withAll(
                jdbc.sql("""
                        select * from record_child
                         where id in (:ids) and standing = 'HERE' and not shielded
                         order by id
                        """).param("ids", ids).query(ChildQueries::child).list());
    }

    private List<ChildForReminder> withAll(List<Child> children) {
        if (children.isEmpty()) {
            return List.of();
        }
        var ids = children.stream().map(Child::id).toList();
        var doses = jdbc.sql("""
                        select * from record_dose
                         where child_id in (:ids) and state in ('ENTERED', 'CONFIRMED')
                         order by given_on, product, id
                        """).param("ids", ids).query(ChildQueries::dose).list().stream()
                .collect(Collectors.groupingBy(Dose::childId));
        var guardians = jdbc
                .sql("""
                        select child_id, guardian_id from identity_guardian_child
                         where child_id in (:ids) and ended_at is null
                         order by linked_at, guardian_id
                        """)
                .param("ids", ids)
                .query((row, _) ->
                        new UUID[] {row.getObject("child_id", UUID.class), row.getObject("guardian_id", UUID.class)})
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        link -> link[0],
                        Collectors.mapping(link -> Arrays.asList(link).get(1), Collectors.toList())));
        var refused = jdbc
                .sql("""
                        select child_id, programme from record_child_state
                         where child_id in (:ids) and kind = 'REFUSED' and ended_at is null
                        """)
                .param("ids", ids)
                .query((row, _) -> Map.entry(row.getObject("child_id", UUID.class), row.getString("programme")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        var checkups = jdbc
                .sql("""
                        select distinct subject_id, form, occurred_on from record_form_entry
                         where subject_id in (:ids) and subject_kind = 'CHILD' and state in ('ENTERED', 'RELEASED')
                        """)
                .param("ids", ids)
                .query((row, _) -> Map.entry(
                        row.getObject("subject_id", UUID.class),
                        new DoneCheckup(row.getString("form"), row.getObject("occurred_on", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return children.stream()
                .map(child -> new ChildForReminder(
                        child,
                        doses.getOrDefault(child.id(), List.of()),
                        checkups.getOrDefault(child.id(), List.of()),
                        guardians.getOrDefault(child.id(), List.of()),
                        refused.getOrDefault(child.id(), Set.of())))
                .toList();
    }

    static Child child(ResultSet row, int number) throws SQLException {
        var weeks = row.getObject("gestation_weeks", Integer.class);
        var gestation = weeks == null ? null : new ChildFacts.Gestation(weeks, row.getInt("gestation_days"));
        var facts = new ChildFacts(
                row.getString("name"),
                row.getString("kana"),
                row.getObject("birth_date", LocalDate.class),
                ChildSex.valueOf(row.getString("sex")),
                gestation,
                row.getObject("due_date", LocalDate.class));
        return new Child(
                row.getObject("id", UUID.class),
                row.getObject("family_id", UUID.class),
                facts,
                Standing.valueOf(row.getString("standing")),
                row.getBoolean("shielded"),
                row.getBoolean("handed_over"),
                new FamilyContact(row.getString("contact_name"), row.getString("contact_phone")),
                row.getInt("version"));
    }

    private static Dose dose(ResultSet row, int number) throws SQLException {
        return dose(row, row.getObject("id", UUID.class), row.getInt("version"));
    }

    private static Dose dose(ResultSet row, UUID id, int version) throws SQLException {
        return new Dose(
                id,
                row.getObject("child_id", UUID.class),
                row.getString("product"),
                row.getObject("given_on", LocalDate.class),
                row.getString("lot"),
                row.getString("place"),
                row.getString("given_by"),
                row.getString("note"),
                row.getBoolean("abroad"),
                Dose.EnteredBy.valueOf(row.getString("entered_kind")),
                row.getString("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                Dose.State.valueOf(row.getString("state")),
                row.getString("settled_by"),
                instant(row, "settled_at"),
                row.getObject("replaces", UUID.class),
                row.getString("why"),
                version);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
