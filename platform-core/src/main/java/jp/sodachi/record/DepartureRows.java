package jp.sodachi.record;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The moving codes of children and pregnancies in the table. Each change names the state it expects. */
class DepartureRows {
    private final JdbcClient jdbc;

    DepartureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(FormSubject whose, MovingCode code, boolean atCounter, String by, Instant now, Instant expires) {
        jdbc.sql("""
                        insert into record_departure
                               (id, child_id, pregnancy_id, code_hash, at_counter, asked_by, asked_at, expires_at, state)
                        values (:id, :child, :pregnancy, :hash, :counter, :by, :now, :expires, 'OPEN')
                        """)
                .param("id", Ids.next())
                .param("child", whose.kind() == FormSubject.Kind.CHILD ? whose.id() : null, Types.OTHER)
                .param("pregnancy", whose.kind() == FormSubject.Kind.PREGNANCY ? whose.id() : null, Types.OTHER)
                .param("hash", code.hash())
                .param("counter", atCounter)
                .param("by", by)
                .param("now", at(now))
                .param("expires", at(expires))
                .update();
    }

    /** @param family whether a guardian asks, who knows nothing of a code that the office gave */
    boolean withdraw(FormSubject whose, UUID id, boolean family, Instant now) {
        return jdbc.sql("""
                        update record_departure set state = 'WITHDRAWN', settled_at = :now
                         where id = :id and (child_id = :whose or pregnancy_id = :whose) and state = 'OPEN'
                           and (not at_counter or not :family)
                        """)
                        .param("now", at(now))
                        .param("id", id)
                        .param("whose", whose.id())
                        .param("family", family)
                        .update()
                == 1;
    }

    void withdrawOpen(FormSubject whose, Instant now) {
        jdbc.sql("""
                        update record_departure set state = 'WITHDRAWN', settled_at = :now
                         where (child_id = :whose or pregnancy_id = :whose) and state = 'OPEN'
                        """).param("now", at(now)).param("whose", whose.id()).update();
    }

    boolean has(FormSubject whose, Departure.State state) {
        return jdbc.sql("""
                        select exists (select from record_departure
                                        where (child_id = :whose or pregnancy_id = :whose) and state = :state)
                        """)
                .param("whose", whose.id())
                .param("state", state.name())
                .query(Boolean.class)
                .single();
    }

    /** The town it came from has not got its receipt yet; until then it does not come back there. */
    boolean isArriving(FormSubject whose) {
        return jdbc.sql("""
                        select exists (select from record_arrival
                                        where (child_id = :whose or pregnancy_id = :whose) and state = 'COPIED')
                        """).param("whose", whose.id()).query(Boolean.class).single();
    }

    /** The newest first. */
    List<Departure> list(FormSubject whose, Instant now) {
        return jdbc.sql("""
                        select * from record_departure where child_id = :whose or pregnancy_id = :whose
                         order by asked_at desc, id desc
                        """)
                .param("whose", whose.id())
                .query((row, _) -> {
                    var expires =
                            row.getObject("expires_at", OffsetDateTime.class).toInstant();
                    return new Departure(
                            row.getObject("id", UUID.class),
                            whose.id(),
                            row.getBoolean("at_counter"),
                            row.getString("asked_by"),
                            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                            expires,
                            state(row.getString("state"), expires, now),
                            instant(row.getObject("settled_at", OffsetDateTime.class)),
                            Optional.ofNullable(row.getString("receipt"))
                                    .map(ReceiptJson::read)
                                    .orElse(null));
                })
                .list();
    }

    private static Departure.State state(String kept, Instant expires, Instant now) {
        var state = Departure.State.valueOf(kept);
        return state == Departure.State.OPEN && !expires.isAfter(now) ? Departure.State.EXPIRED : state;
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
