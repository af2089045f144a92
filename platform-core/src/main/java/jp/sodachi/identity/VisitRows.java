package jp.sodachi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of visits, in a transaction of the control schema. Every change names the state it expects. */
final class VisitRows {
    private static final int SHOWN = 30;

    private VisitRows() {}

    static List<TownVisit> list(JdbcClient control, MunicipalityCode code) {
        return control.sql("""
                        select id, code, operator_id, operator_name, reason, asked_at, ends_at, state, entered_at, ended_at,
                               ended_by
                          from town_visit where code = :code order by asked_at desc limit :limit
                        """)
                .param("code", code.value())
                .param("limit", SHOWN)
                .query(VisitRows::read)
                .list();
    }

    static long countAsked(JdbcClient control, MunicipalityCode code, Instant now) {
        return control.sql("""
                        select count(*) from town_visit where code = :code and state = 'ASKED' and ends_at > :now
                        """)
                .param("code", code.value())
                .param("now", at(now))
                .query(Long.class)
                .single();
    }

    static Optional<TownVisit> find(JdbcClient control, MunicipalityCode code, UUID id) {
        return control.sql("""
                        select id, code, operator_id, operator_name, reason, asked_at, ends_at, state, entered_at, ended_at,
                               ended_by
                          from town_visit where code = :code and id = :id
                        """)
                .param("code", code.value())
                .param("id", id)
                .query(VisitRows::read)
                .optional();
    }

    static void insert(JdbcClient control, TownVisit visit) {
        control.sql("""
                        insert into town_visit (id, code, operator_id, operator_name, reason, asked_at, ends_at, state)
                        values (:id, :code, :operator, :name, :reason, :asked, :ends, 'ASKED')
                        """)
                .param("id", visit.id())
                .param("code", visit.code().value())
                .param("operator", visit.operatorId())
                .param("name", visit.operatorName())
                .param("reason", visit.reason())
                .param("asked", at(visit.askedAt()))
                .param("ends", at(visit.endsAt()))
                .update();
    }

    static boolean answer(JdbcClient control, MunicipalityCode code, UUID id, TownVisit.State answer, Instant now) {
        return control.sql("""
                        update town_visit set state = :answer, answered_at = :now
                         where code = :code and id = :id and state = 'ASKED' and ends_at > :now
                        """)
                        .param("answer", answer.name())
                        .param("now", at(now))
                        .param("code", code.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    static boolean end(JdbcClient control, MunicipalityCode code, UUID id, TownVisit.Side by, Instant now) {
        return control.sql("""
                        update town_visit set state = 'ENDED', ended_at = :now, ended_by = :by, ticket_hash = null
                         where code = :code and id = :id and state in ('ASKED', 'ALLOWED')
                        """)
                        .param("now", at(now))
                        .param("by", by.name())
                        .param("code", code.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    static boolean giveTicket(JdbcClient control, TownVisit visit, byte[] hash, Instant now, Instant until) {
        return control.sql("""
                        update town_visit set ticket_hash = :hash, ticket_until = :until
                         where id = :id and operator_id = :operator and state = 'ALLOWED' and ends_at > :now
                        """)
                        .param("hash", hash)
                        .param("until", at(until))
                        .param("id", visit.id())
                        .param("operator", visit.operatorId())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** A ticket opens once. */
    static Optional<TownVisit> takeTicket(JdbcClient control, MunicipalityCode code, byte[] hash, Instant now) {
        return control.sql("""
                        update town_visit set ticket_hash = null, entered_at = coalesce(entered_at, :now)
                         where code = :code and ticket_hash = :hash and ticket_until > :now and state = 'ALLOWED'
                           and ends_at > :now
                        returning id, code, operator_id, operator_name, reason, asked_at, ends_at, state, entered_at, ended_at,
                               ended_by
                        """)
                .param("now", at(now))
                .param("code", code.value())
                .param("hash", hash)
                .query(VisitRows::read)
                .optional();
    }

    private static TownVisit read(ResultSet row, int number) throws SQLException {
        return new TownVisit(
                row.getObject("id", UUID.class),
                MunicipalityCode.of(row.getString("code")),
                row.getString("operator_id"),
                row.getString("operator_name"),
                row.getString("reason"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                TownVisit.State.valueOf(row.getString("state")),
                moment(row, "entered_at"),
                moment(row, "ended_at"),
                Optional.ofNullable(row.getString("ended_by"))
                        .map(TownVisit.Side::valueOf)
                        .orElse(null));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
