package jp.sodachi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The seals of all towns, in the control schema. */
final class AuditSeals {
    private final Door home;

    private AuditSeals(Door home) {
        this.home = home;
    }

    /** Each call is a transaction of its own. */
    static AuditSeals of(ControlPlane control) {
        return new AuditSeals(control::call);
    }

    /** Each call belongs to the transaction of {@code owner}, who owns the control schema. */
    static AuditSeals of(JdbcClient owner) {
        return new AuditSeals(new Door() {
            @Override
            public <T> T call(Function<JdbcClient, T> work) {
                return work.apply(owner);
            }
        });
    }

    private interface Door {
        <T> T call(Function<JdbcClient, T> work);
    }

    /** One seal; {@code marks} is empty when its rows are gone, and in a return seal, which has none. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole, and made here only.
    record Seal(
            int number,
            UUID upTo,
            int rows,
            byte[] hash,
            byte[] marks,
            Instant at,
            boolean cleared,
            @Nullable Returned says) {

        /** A return seal; the chain goes on behind the row {@code upTo}. */
        static Seal of(Returned said, UUID upTo, byte[] hash) {
            return new Seal(said.number(), upTo, 0, hash, new byte[0], said.at(), false, said);
        }

        /** What it says, if it is a return seal. */
        Optional<Returned> returned() {
            return Optional.ofNullable(says);
        }

        String hexadecimal() {
            return HexFormat.of().formatHex(hash);
        }
    }

    Optional<Seal> findLast(MunicipalityCode code) {
        return home.call(jdbc -> jdbc.sql("""
                        select * from control.audit_seal where code = :code order by number desc limit 1
                        """)
                .param("code", code.value())
                .query(AuditSeals::read)
                .optional());
    }

    List<Seal> list(MunicipalityCode code) {
        return home.call(jdbc -> jdbc.sql("select * from control.audit_seal where code = :code order by number")
                .param("code", code.value())
                .query(AuditSeals::read)
                .list());
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another process has sealed in the same moment */
    void keep(MunicipalityCode code, Seal seal) {
        var said = seal.says();
        home.call(jdbc -> jdbc.sql("""
                        insert into control.audit_seal
                               (code, number, up_to, row_count, hash, marks, at, kind, from_number, as_of, done_by, why)
                        values (:code, :number, :upTo, :rows, :hash, :marks, :at, :kind, :from, :asOf, :by, :why)
                        """)
                .param("code", code.value())
                .param("number", seal.number())
                .param("upTo", seal.upTo())
                .param("rows", seal.rows())
                .param("hash", seal.hash())
                .param("marks", seal.marks())
                .param("at", seal.at().atOffset(ZoneOffset.UTC))
                .param("kind", said == null ? "ROWS" : said.kind().name())
                .param("from", new SqlParameterValue(Types.INTEGER, said == null ? null : said.from()))
                .param(
                        "asOf",
                        new SqlParameterValue(
                                Types.TIMESTAMP_WITH_TIMEZONE,
                                said == null ? null : said.asOf().atOffset(ZoneOffset.UTC)))
                .param("by", new SqlParameterValue(Types.VARCHAR, said == null ? null : said.by()))
                .param("why", new SqlParameterValue(Types.VARCHAR, said == null ? null : said.why()))
                .update());
    }

    /** Notes that the rows of these seals are gone. */
    void clear(MunicipalityCode code, int upToNumber, Instant now) {
        home.call(jdbc -> jdbc.sql("""
                        update control.audit_seal set marks = ''::bytea, cleared_at = :now
                         where code = :code and number <= :number and cleared_at is null
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("code", code.value())
                .param("number", upToNumber)
                .update());
    }

    private static Seal read(ResultSet row, int position) throws SQLException {
        return new Seal(
                row.getInt("number"),
                row.getObject("up_to", UUID.class),
                row.getInt("row_count"),
                row.getBytes("hash"),
                row.getBytes("marks"),
                moment(row, "at"),
                row.getObject("cleared_at") != null,
                row.getString("kind").equals("ROWS") ? null : readReturned(row));
    }

    private static Returned readReturned(ResultSet row) throws SQLException {
        return new Returned(
                Returned.Kind.valueOf(row.getString("kind")),
                row.getInt("number"),
                row.getInt("from_number"),
                "",
                moment(row, "as_of"),
                row.getString("done_by"),
                row.getString("why"),
                moment(row, "at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
