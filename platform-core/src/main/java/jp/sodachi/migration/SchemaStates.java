package jp.sodachi.migration;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownStructure;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the control schema knows of structure: which one each town has, and what went wrong last. */
final class SchemaStates {
    /** Parameters: code, digest, milliseconds, moment. */
    static final String SUCCEEDED = """
            insert into control.tenant_schema (code, digest, state, error, took_ms, at)
            values (?, ?, 'CURRENT', null, ?, ?)
            on conflict (code) do update
               set digest = excluded.digest, state = 'CURRENT', error = null, took_ms = excluded.took_ms,
                   at = excluded.at
            """;

    private final JdbcClient home;
    private final Clock clock;

    SchemaStates(DataSource home, Clock clock) {
        this.home = JdbcClient.create(home);
        this.clock = clock;
    }

    /**
     * Towns that have a schema, but not the one with {@code digest}. One query, no visit to any town. A sandbox comes
     * first: nobody's record suffers if the change is bad. A town that failed before comes last, so that it does not
     * keep the others waiting. A town on its way to another server is left alone until it has arrived.
     */
    List<Tenant> listBehind(String digest) {
        return home.sql("""
                        select t.code, t.name, t.server, t.state
                          from control.tenant t
                          join control.tenant_schema s using (code)
                         where s.digest is distinct from :digest
                           and not exists (select from control.town_relocation r
                                            where r.code = t.code and r.ended_at is null and r.step <> 'KEPT')
                         order by s.state = 'FAILED', t.state <> 'SANDBOX', t.code
                        """)
                .param("digest", digest)
                .query((row, _) -> new Tenant(
                        MunicipalityCode.of(row.getString("code")),
                        row.getString("name"),
                        row.getString("server"),
                        TenantState.valueOf(row.getString("state"))))
                .list();
    }

    /** Where a town lives; empty for one the platform does not have. */
    Optional<String> findServer(MunicipalityCode code) {
        return home.sql("select server from control.tenant where code = :code")
                .param("code", code.value())
                .query(String.class)
                .optional();
    }

    Optional<String> findDigest(MunicipalityCode code) {
        return home.sql("select digest from control.tenant_schema where code = :code")
                .param("code", code.value())
                .query(String.class)
                .optional();
    }

    void succeeded(Tenant town, String digest, Duration took) {
        home.sql(SUCCEEDED)
                .param(1, town.code().value())
                .param(2, digest)
                .param(3, took.toMillis())
                .param(4, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps the error; the digest stays what it was. A town without a schema gets no row. */
    void failed(Tenant town, String error, Duration took) {
        home.sql("""
                        update control.tenant_schema
                           set state = 'FAILED', error = :error, took_ms = :took, at = :at
                         where code = :code
                        """)
                .param("code", town.code().value())
                .param("error", error)
                .param("took", took.toMillis())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps which files {@code structure} consists of, so that other builds can tell whether they understand it. */
    void know(TownStructure structure) {
        structure
                .changes()
                .forEach((path, change) -> home.sql("""
                                insert into control.structure (digest, path, hash, contracts)
                                values (:digest, :path, :hash, :contracts) on conflict do nothing
                                """)
                        .param("digest", structure.digest())
                        .param("path", path)
                        .param("hash", change.hash())
                        .param("contracts", change.contracts())
                        .update());
    }
}
