package jp.sodachi.exit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sodachi.relocation.Servers;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;

/** What the control schema knows of a town that is packed or taken in. */
final class ExitRows {
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
        for (var table : List.of("tenant_host", "tenant")) {
            servers.control()
                    .sql("delete from control." + table + " where code = :code")
                    .param("code", manifest.code())
                    .update();
        }
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
