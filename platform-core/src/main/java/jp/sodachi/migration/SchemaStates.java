package jp.sodachi.migration;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code control.tenant_schema}: which structure each town has, and what went wrong last. */
final class SchemaStates {
    private final JdbcClient home;
    private final Clock clock;

    SchemaStates(DataSource home, Clock clock) {
        this.home = JdbcClient.create(home);
        this.clock = clock;
    }

    /** Towns that have a schema, but not the one with {@code digest}. One query, no visit to any town. */
    List<Tenant> listBehind(String digest) {
        return home.sql("""
                        select t.code, t.name, t.server, t.state
                          from control.tenant t
                          join control.tenant_schema s using (code)
                         where s.digest is distinct from :digest
                         order by t.code
                        """)
                .param("digest", digest)
                .query((row, _) -> new Tenant(
                        MunicipalityCode.of(row.getString("code")),
                        row.getString("name"),
                        row.getString("server"),
                        TenantState.valueOf(row.getString("state"))))
                .list();
    }

    boolean isAt(Tenant town, String digest) {
        return home.sql("""
                        select exists (select from control.tenant_schema where code = :code and digest = :digest)
                        """)
                .param("code", town.code().value())
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    void succeeded(Tenant town, String digest, Duration took) {
        home.sql("""
                        insert into control.tenant_schema (code, digest, state, error, took_ms, at)
                        values (:code, :digest, 'CURRENT', null, :took, :at)
                        on conflict (code) do update
                           set digest = excluded.digest, state = 'CURRENT', error = null,
                               took_ms = excluded.took_ms, at = excluded.at
                        """)
                .param("code", town.code().value())
                .param("digest", digest)
                .param("took", took.toMillis())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
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
}
