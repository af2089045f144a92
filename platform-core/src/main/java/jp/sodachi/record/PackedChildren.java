package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The town's children as the night reads them: one short row each, which says on which day something else may follow. What
 * follows is for the reminder room to say; here it is a text. Jobs only.
 */
@Transactional(propagation = Propagation.MANDATORY)
public class PackedChildren {
    private static final int ROWS_AT_A_TIME = 2_000;

    /** In so many nights every row is compared with the record once: towns take turns. */
    public static final int ROUND = 28;

    private final JdbcClient jdbc;
    private final ChildQueries queries;

    PackedChildren(JdbcClient jdbc, ChildQueries queries) {
        this.jdbc = jdbc;
        this.queries = queries;
    }

    /**
     * What a look at the copies found.
     *
     * @param made children who had no row yet
     * @param mended whose row was not what the record says: a defect somewhere
     */
    public record Checked(int made, int mended) {}

    /**
     * Makes the rows that are missing and, in one night of {@value #ROUND}, compares all others with the record. A town's turn
     * is all of it at once: a {@value #ROUND}th of each town in every night would read as many records, but open every town's
     * tables for a few of them, which costs more than the reading.
     */
    public Checked check(LocalDate day) {
        requireJob();
        boolean all = Math.floorMod(TenantScope.current().code().value().hashCode() + day.toEpochDay(), ROUND) == 0;
        if (all) {
            dropOrphans();
        }
        List<UUID> missing = missing();
        return all || !missing.isEmpty() ? compare(all, missing) : new Checked(0, 0);
    }

    /**
     * Children without a row. Two counts say whether there are any, which costs a third of looking for them; a row that has lost
     * its child, and would make up for one that is missing, is taken away when it is its town's turn.
     */
    private List<UUID> missing() {
        boolean asMany = jdbc.sql("""
                        select (select count(*) from record_child) = (select count(*) from record_packed_child)
                        """).query(Boolean.class).single();
        return asMany ? List.of() : jdbc.sql("""
                        select id from record_child except all select child_id from record_packed_child
                        """).query(UUID.class).list();
    }

    private void dropOrphans() {
        jdbc.sql("""
                        delete from record_packed_child p
                         where not exists (select from record_child c where c.id = p.child_id)
                        """).update();
    }

    private Checked compare(boolean all, List<UUID> missing) {
        // Only rows that differ are put in: a row that an insert meets is locked, and written, even where nothing
        // changes.
        List<Boolean> written = jdbc.sql("""
                        with f as materialized (%s)
                        insert into record_packed_child as p
                               (child_id, birth_date, sex, told, doses, checkups, revision, result, next_change)
                        select f.id, f.birth_date, f.sex, f.told, f.doses, f.checkups, 0, '', date '-infinity'
                          from f left join record_packed_child k on k.child_id = f.id
                         where k.child_id is null
                            or (k.birth_date, k.sex, k.told, k.doses, k.checkups)
                               is distinct from (f.birth_date, f.sex, f.told, f.doses, f.checkups)
                        on conflict (child_id) do update
                           set birth_date = excluded.birth_date, sex = excluded.sex, told = excluded.told,
                               doses = excluded.doses, checkups = excluded.checkups, revision = p.revision + 1,
                               result = '', next_change = date '-infinity'
                         where (p.birth_date, p.sex, p.told, p.doses, p.checkups)
                               is distinct from
                               (excluded.birth_date, excluded.sex, excluded.told, excluded.doses, excluded.checkups)
                        returning revision = 0
                        """.formatted(
                        all ? PackedRows.PACK_ALL : PackedRows.PACK + " where c.id = any(cast(:missing as uuid[]))"))
                .param("missing", missing.stream().map(UUID::toString).toArray(String[]::new))
                .query(Boolean.class)
                .list();
        int made = (int) written.stream().filter(Boolean::booleanValue).count();
        return new Checked(made, written.size() - made);
    }

    /** Every child whose family may be told anything. */
    public void forEach(Consumer<PackedChild> look) {
        requireJob();
        jdbc.sql("""
                        select child_id, birth_date - date '1970-01-01' as birth, sex, doses, checkups, revision, result,
                               case next_change when date '-infinity' then -2147483648 when date 'infinity' then 2147483647
                                                else next_change - date '1970-01-01' end as next_change
                          from record_packed_child where told
                        """).withFetchSize(ROWS_AT_A_TIME).query(row -> {
            look.accept(packed(row));
        });
    }

    /**
     * Those of them whose day has come, and those with a guardian who became reachable since a moment, by mail, on a device or by
     * LINE: the latter as if nothing had been told.
     */
    public void forEachDue(LocalDate day, Instant since, Consumer<PackedChild> look) {
        requireJob();
        jdbc.sql("""
                        with reached as materialized (
                            select l.child_id
                              from identity_guardian g
                              join identity_guardian_child l on l.guardian_id = g.id and l.ended_at is null
                             where g.email_verified_at is not null and greatest(g.email_verified_at, l.linked_at) >= :since
                            union all
                            select l.child_id
                              from notice_channel w
                              join identity_guardian_child l on l.guardian_id = w.guardian_id and l.ended_at is null
                             where greatest(w.added_at, l.linked_at) >= :since)
                        select p.child_id, p.birth_date - date '1970-01-01' as birth, p.sex, p.doses, p.checkups, p.revision,
                               case when r.child_id is null then p.result else '' end as result,
                               case p.next_change when date '-infinity' then -2147483648 when date 'infinity' then 2147483647
                                                  else p.next_change - date '1970-01-01' end as next_change
                          from record_packed_child p
                          left join (select distinct child_id from reached) r on r.child_id = p.child_id
                         where p.told and (p.next_change <= :day or r.child_id is not null)
                        """)
                .param("since", Timestamp.from(since))
                .param("day", day)
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    look.accept(packed(row));
                });
    }

    /** Those of these children whose family may be told something, as the record has them, by id. */
    @Transactional
    public List<ChildForReminder> listWhole(Collection<UUID> children) {
        requireJob();
        return children.isEmpty() ? List.of() : queries.listForReminders(children);
    }

    /**
     * What a night found of a child.
     *
     * @param nextChange days since 1970-01-01, {@link Integer#MAX_VALUE} for never
     */
    public record Found(UUID child, int revision, String result, int nextChange) {}

    /** Keeps what was found, but of no child that somebody has changed in the meantime; how many were kept. */
    public int keep(Collection<Found> found) {
        requireJob();
        if (found.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                        update record_packed_child p
                           set result = f.result,
                               next_change = case when f.next_change = 2147483647 then date 'infinity'
                                                  else date '1970-01-01' + f.next_change end
                          from unnest(:ids, cast(:revisions as int[]), cast(:results as text[]),
                                      cast(:days as int[])) as f (id, revision, result, next_change)
                         where p.child_id = f.id and p.revision = f.revision
                        """)
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid", found.stream().map(Found::child).toArray()))
                .param("revisions", found.stream().map(Found::revision).toArray(Integer[]::new))
                .param("results", found.stream().map(Found::result).toArray(String[]::new))
                .param("days", found.stream().map(Found::nextChange).toArray(Integer[]::new))
                .update();
    }

    /** The coming night looks at the children of these guardians as if nothing had been told. Whoever may act at all. */
    public void lookAgain(Collection<UUID> guardians) {
        jdbc.sql("""
                        update record_packed_child set result = '', next_change = date '-infinity', revision = revision + 1
                         where child_id in (select child_id from identity_guardian_child
                                             where guardian_id in (:guardians) and ended_at is null)
                        """).param("guardians", guardians).update();
    }

    private static PackedChild packed(ResultSet row) throws SQLException {
        return new PackedChild(
                row.getObject("child_id", UUID.class),
                row.getInt("birth"),
                ChildPlans.sex(ChildSex.valueOf(row.getString("sex"))),
                row.getString("doses"),
                row.getString("checkups"),
                row.getInt("revision"),
                row.getString("result"),
                row.getInt("next_change"));
    }

    private static void requireJob() {
        if (!(CurrentActor.get() instanceof Actor.Job)) {
            throw new NotYours("child.remind", null);
        }
    }
}
