package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of arrivals. Each change names the state it expects. */
class ArrivalRows {
    private final JdbcClient jdbc;

    ArrivalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this code has an arrival already. */
    boolean insert(UUID id, MovingCode code, UUID family, UUID fromFamily, String by, Instant now) {
        return jdbc.sql("""
                        insert into record_arrival
                               (id, from_town, code_hash, family_id, from_family, started_by, started_at, state)
                        values (:id, :from, :hash, :family, :fromFamily, :by, :now, 'STARTED')
                        on conflict (code_hash) where state <> 'REFUSED' do nothing
                        """)
                        .param("id", id)
                        .param("from", code.from().value())
                        .param("hash", code.hash())
                        .param("family", family)
                        .param("fromFamily", fromFamily)
                        .param("by", by)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select * from record_arrival where id = :id")
                .param("id", id)
                .query(ArrivalRows::row)
                .optional();
    }

    /** The arrival that this code has made, unless it came to nothing. */
    Optional<Row> findByCode(byte[] hash) {
        return jdbc.sql("""
                        select * from record_arrival where code_hash = :hash and state not in ('REFUSED', 'GIVEN_UP')
                        """).param("hash", hash).query(ArrivalRows::row).optional();
    }

    /** Held fast until the transaction ends; empty when it is not {@code STARTED} any more. */
    Optional<Row> lockStarted(UUID id) {
        return jdbc.sql("""
                        select * from record_arrival where id = :id and state = 'STARTED' for update
                        """).param("id", id).query(ArrivalRows::row).optional();
    }

    /** A family here to which somebody of the same family of that town has come before. */
    Optional<UUID> findFamily(MunicipalityCode from, UUID fromFamily) {
        return jdbc.sql("""
                        select coalesce(c.family_id, p.family_id) from record_arrival a
                          left join record_child c on c.id = a.child_id
                          left join record_pregnancy p on p.id = a.pregnancy_id
                         where a.from_town = :from and a.from_family = :family
                           and num_nonnulls(a.child_id, a.pregnancy_id) = 1
                         order by a.id desc limit 1
                        """)
                .param("from", from.value())
                .param("family", fromFamily)
                .query(UUID.class)
                .optional();
    }

    /** @param roots where the rows began that came with it */
    void copied(UUID id, FormSubject whose, MoveReceipt receipt, Roots roots) {
        requireOne(jdbc.sql("""
                        update record_arrival
                           set state = 'COPIED', child_id = :child, pregnancy_id = :pregnancy, receipt = cast(:receipt as jsonb),
                               roots = cast(:roots as jsonb)
                         where id = :id and state = 'STARTED'
                        """)
                .param("child", whose.kind() == FormSubject.Kind.CHILD ? whose.id() : null, Types.OTHER)
                .param("pregnancy", whose.kind() == FormSubject.Kind.PREGNANCY ? whose.id() : null, Types.OTHER)
                .param("receipt", ReceiptJson.write(receipt))
                .param("roots", roots.json())
                .param("id", id)
                .update());
    }

    /** True the first time. */
    boolean settle(UUID id, Arrival.State expected, Arrival.State state, Instant now) {
        return jdbc.sql("""
                        update record_arrival set state = :state, settled_at = :now
                         where id = :id and state = :expected
                        """)
                        .param("state", state.name())
                        .param("now", at(now))
                        .param("id", id)
                        .param("expected", expected.name())
                        .update()
                == 1;
    }

    /** False when the record is here already, or it was given up before. */
    boolean giveUp(UUID id) {
        return jdbc.sql("""
                        update record_arrival set state = 'GIVING_UP' where id = :id and state = 'STARTED'
                        """).param("id", id).update() == 1;
    }

    List<UUID> listUnfinished() {
        return jdbc.sql("""
                        select id from record_arrival where state in ('STARTED', 'COPIED', 'GIVING_UP') order by id
                        """).query(UUID.class).list();
    }

    List<Row> listNewest(int limit) {
        return jdbc.sql("select * from record_arrival order by id desc limit :limit")
                .param("limit", limit)
                .query(ArrivalRows::row)
                .list();
    }

    /** The arrival by which a child came here the last time. */
    Optional<Row> findOfChild(UUID childId) {
        return jdbc.sql("select * from record_arrival where child_id = :child order by id desc limit 1")
                .param("child", childId)
                .query(ArrivalRows::row)
                .optional();
    }

    /** The arrival by which a pregnancy came here the last time. */
    Optional<Row> findOfPregnancy(UUID pregnancyId) {
        return jdbc.sql("select * from record_arrival where pregnancy_id = :pregnancy order by id desc limit 1")
                .param("pregnancy", pregnancyId)
                .query(ArrivalRows::row)
                .optional();
    }

    /** The pregnancy here that began with this id, here or in another town. */
    Optional<UUID> findPregnancy(UUID root) {
        return jdbc.sql("""
                        select id from record_pregnancy where id = :root
                        union all
                        (select pregnancy_id from record_arrival
                          where pregnancy_id is not null and roots ->> pregnancy_id::text = cast(:root as text)
                          order by id limit 1)
                        limit 1
                        """).param("root", root).query(UUID.class).optional();
    }

    /** Arrivals of earlier builds, which kept no beginnings; the oldest first, since later ones may rest on them. */
    List<Row> listWithoutRoots() {
        return jdbc.sql("select * from record_arrival where roots is null and child_id is not null order by id")
                .query(ArrivalRows::row)
                .list();
    }

    /** Those of the child of a code. */
    List<Row> listWithoutRoots(byte[] hash) {
        return jdbc.sql("""
                        select a.* from record_departure d join record_arrival a on a.child_id = d.child_id
                         where d.code_hash = :hash and a.roots is null order by a.id
                        """).param("hash", hash).query(ArrivalRows::row).list();
    }

    /** Those by which the child that {@code move} took had come before. */
    List<Row> listWithoutRootsBefore(UUID move) {
        return jdbc.sql("""
                        select a.* from record_departure d join record_arrival a on a.child_id = d.child_id
                         where d.move_id = :move and a.id < :move and a.roots is null order by a.id
                        """).param("move", move).query(ArrivalRows::row).list();
    }

    /** False when they are known already. */
    boolean keepRoots(UUID id, Roots roots) {
        return jdbc.sql("update record_arrival set roots = cast(:roots as jsonb) where id = :id and roots is null")
                        .param("roots", roots.json())
                        .param("id", id)
                        .update()
                == 1;
    }

    Roots roots(UUID child) {
        return Roots.read(jdbc, child);
    }

    /** The child here that began with this id, here or in another town. */
    Optional<UUID> findChild(UUID root) {
        return jdbc.sql("""
                        select id from record_child where id = :root
                        union all
                        (select child_id from record_arrival
                          where child_id is not null and roots ->> child_id::text = cast(:root as text) order by id limit 1)
                        limit 1
                        """).param("root", root).query(UUID.class).optional();
    }

    /** The child here that has taken part in one of these moves. */
    Optional<UUID> findChild(Set<UUID> moves) {
        return jdbc.sql("""
                        select child_id from record_departure where move_id in (:moves)
                        union select child_id from record_arrival where id in (:moves) and child_id is not null
                        """).param("moves", moves).query(UUID.class).optional();
    }

    private static void requireOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("The arrival was settled in the meantime.");
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var receipt = row.getString("receipt");
        return new Row(
                new Arrival(
                        row.getObject("id", UUID.class),
                        MunicipalityCode.of(row.getString("from_town")),
                        row.getString("started_by"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        Arrival.State.valueOf(row.getString("state")),
                        row.getObject("child_id", UUID.class),
                        row.getObject("pregnancy_id", UUID.class),
                        receipt == null ? null : ReceiptJson.read(receipt)),
                row.getBytes("code_hash"),
                row.getObject("family_id", UUID.class));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** An arrival with what no page shows. */
    @SuppressWarnings("ArrayRecordComponent") // the hash goes into statements, the record is never compared
    record Row(Arrival arrival, byte[] codeHash, UUID family) {}
}
