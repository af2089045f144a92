package jp.sodachi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;

/** The seals of all towns, in the control schema. */
final class AuditSeals {
    private final ControlPlane control;

    AuditSeals(ControlPlane control) {
        this.control = control;
    }

    /** One seal; {@code marks} is empty when its rows are gone. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole, and made here only.
    record Seal(int number, UUID upTo, int rows, byte[] hash, byte[] marks, Instant at, boolean cleared) {}

    Optional<Seal> findLast(MunicipalityCode code) {
        return control.call(home -> home.sql("""
                        select number, up_to, row_count, hash, marks, at, cleared_at from audit_seal
                         where code = :code order by number desc limit 1
                        """)
                .param("code", code.value())
                .query(AuditSeals::read)
                .optional());
    }

    List<Seal> list(MunicipalityCode code) {
        return control.call(home -> home.sql("""
                        select number, up_to, row_count, hash, marks, at, cleared_at from audit_seal
                         where code = :code order by number
                        """)
                .param("code", code.value())
                .query(AuditSeals::read)
                .list());
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another process has sealed in the same moment */
    void keep(MunicipalityCode code, Seal seal) {
        control.call(home -> home.sql("""
                        insert into audit_seal (code, number, up_to, row_count, hash, marks, at)
                        values (:code, :number, :upTo, :rows, :hash, :marks, :at)
                        """)
                .param("code", code.value())
                .param("number", seal.number())
                .param("upTo", seal.upTo())
                .param("rows", seal.rows())
                .param("hash", seal.hash())
                .param("marks", seal.marks())
                .param("at", seal.at().atOffset(ZoneOffset.UTC))
                .update());
    }

    /** Notes that the rows of these seals are gone. */
    void clear(MunicipalityCode code, int upToNumber, Instant now) {
        control.call(home -> home.sql("""
                        update audit_seal set marks = ''::bytea, cleared_at = :now
                         where code = :code and number <= :number and cleared_at is null
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("code", code.value())
                .param("number", upToNumber)
                .update());
    }

    private static Seal read(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getInt("number"),
                row.getObject("up_to", UUID.class),
                row.getInt("row_count"),
                row.getBytes("hash"),
                row.getBytes("marks"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("cleared_at") != null);
    }
}
