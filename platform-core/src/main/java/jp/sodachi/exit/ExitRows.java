package jp.sodachi.exit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sodachi.audit.OwnersChain;
import jp.sodachi.relocation.Servers;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the control schema knows of a town that is packed or taken in. */
final class ExitRows {
    /** The chain over the town's audit trail, which lies on the home server and not in the town's schema. */
    static final String SEALS = "seals.csv";

    private static final String SEAL_COLUMNS =
            "code, number, up_to, row_count, hash, marks, at, cleared_at, kind, from_number, as_of, done_by, why";
    /** A head line that is not the one that was expected. */
    private static final String OTHER_COLUMNS = "22P04";

    private final Servers servers;
    private final Clock clock;

    ExitRows(Servers servers, Clock clock) {
        this.servers = servers;
        this.clock = clock;
    }

    /** A town with all that the control schema has of it and a package needs. */
    record Town(Tenant tenant, String kana, String prefecture, String structure, List<String> hosts) {}

    Optional<Town> findTown(MunicipalityCode code) {
        var hosts = servers.control()
                .sql("select host from control.tenant_host where code = :code order by host")
                .param("code", code.value())
                .query(String.class)
                .list();
        return servers.control()
                .sql("""
                        select t.name, t.server, t.state, t.kana, t.prefecture, coalesce(s.digest, '') as digest
                          from control.tenant t left join control.tenant_schema s using (code) where code = :code
                        """)
                .param("code", code.value())
                .query((row, _) -> new Town(
                        new Tenant(
                                code,
                                row.getString("name"),
                                row.getString("server"),
                                TenantState.valueOf(row.getString("state"))),
                        row.getString("kana"),
                        row.getString("prefecture"),
                        row.getString("digest"),
                        hosts))
                .optional();
    }

    /** False when the platform has the town already. */
    boolean register(Manifest manifest, String server) {
        return servers.control()
                        .sql("""
                                insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                                values (:code, :name, :kana, :prefecture, :server, 'REQUESTED', :now, :now)
                                on conflict (code) do nothing
                                """)
                        .param("code", manifest.code())
                        .param("name", manifest.name())
                        .param("kana", manifest.kana())
                        .param("prefecture", manifest.prefecture())
                        .param("server", server)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void copySeals(Tenant town, OutputStream out) throws SQLException, IOException {
        try (var home = servers.open(DatabaseSettings.HOME)) {
            // A municipality code is six digits: nothing to quote.
            home.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select " + SEAL_COLUMNS + " from control.audit_seal where code = '"
                                    + town.code().value()
                                    + "' order by number) to stdout (format csv, header, encoding 'UTF8')",
                            out);
        }
    }

    /**
     * Takes the seals over that came with the rows, and adds one that says so.
     *
     * @param seals as {@link #copySeals} has written them; null in a package of before there were any
     */
    void takeSeals(Tenant town, @Nullable InputStream seals, Manifest manifest, String by)
            throws SQLException, IOException {
        try (var home = servers.open(DatabaseSettings.HOME);
                var live = servers.open(town.server())) {
            home.setAutoCommit(false);
            if (seals != null) {
                home.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy control.audit_seal (" + SEAL_COLUMNS
                                        + ") from stdin (format csv, header match, encoding 'UTF8')",
                                seals);
            }
            var trail = JdbcClient.create(new SingleConnectionDataSource(live, true));
            trail.sql("select set_config('search_path', :schema, false)")
                    .param("schema", town.schema())
                    .query(String.class)
                    .single();
            new OwnersChain(JdbcClient.create(new SingleConnectionDataSource(home, true)), clock)
                    .takenIn(town.code(), trail, manifest.made(), by, "");
            home.commit();
        } catch (SQLException failure) {
            if (OTHER_COLUMNS.equals(failure.getSQLState())) {
                throw new ExitRefused(ExitRefused.Reason.VERSION, SEALS);
            }
            throw failure;
        }
    }

    /** The town is there, and waits for an operator to open it. */
    void complete(Manifest manifest) {
        for (var host : manifest.hosts()) {
            servers.control()
                    .sql("insert into control.tenant_host (host, code) values (:host, :code) on conflict do nothing")
                    .param("host", host)
                    .param("code", manifest.code())
                    .update();
        }
        servers.control()
                .sql("""
                        update control.tenant set state = 'SUSPENDED', changed_at = :now
                         where code = :code and state = 'REQUESTED'
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("code", manifest.code())
                .update();
    }

    /** Nothing of a town that could not be taken in stays. */
    void forget(Manifest manifest) {
        servers.control()
                .sql("delete from control.tenant_host where code = :code")
                .param("code", manifest.code())
                .update();
        servers.control()
                .sql("delete from control.tenant where code = :code")
                .param("code", manifest.code())
                .update();
    }

    /** Keeps, for the certificate of deletion, what was packed. */
    void keep(Manifest manifest, String hash, int photos, String by, String byId) {
        servers.control()
                .sql("""
                        insert into control.town_exit (id, code, made_at, made_by, made_by_id, structure, manifest, row_count,
                                                       photos, bytes, tables)
                        values (:id, :code, :now, :by, :byId, :structure, :manifest, :rows, :photos, :bytes, :tables)
                        """)
                .param("id", Ids.next())
                .param("code", manifest.code())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("byId", byId)
                .param("structure", manifest.structure())
                .param("manifest", hash)
                .param("rows", manifest.rows())
                .param("photos", photos)
                .param("bytes", manifest.bytes())
                .param(
                        "tables",
                        manifest.tables().stream()
                                .map(table -> table.name() + " " + table.rows() + " " + table.hash())
                                .collect(Collectors.joining("\n")))
                .update();
    }
}
