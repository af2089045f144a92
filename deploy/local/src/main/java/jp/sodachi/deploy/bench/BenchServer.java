package jp.sodachi.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import jp.sodachi.deploy.services.PostgresServer;
import jp.sodachi.migration.LoginPasswords;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One PostgreSQL server of the measurement with the platform's logins and shared schemas. */
final class BenchServer {
    static final String PORTAL_PASSWORD = "made-up-for-the-bench";
    private static final LoginPasswords PASSWORDS =
            new LoginPasswords(PORTAL_PASSWORD, PORTAL_PASSWORD, PORTAL_PASSWORD, PORTAL_PASSWORD);

    private final PostgresServer server;

    BenchServer(PostgresServer server) {
        this.server = server;
        SchemaMigrator.prepareServer(
                new DriverManagerDataSource(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()),
                PASSWORDS);
        migrator().migrateShared();
    }

    String url() {
        return server.jdbcUrl(SchemaMigrator.DATABASE);
    }

    /** A fresh migrator, as a new process would have it. */
    SchemaMigrator migrator() {
        DataSource login = new DriverManagerDataSource(url(), SchemaMigrator.LOGIN, PASSWORDS.migrator());
        return new SchemaMigrator(Map.of("home", login), Clock.system(SupportRoom.JAPAN));
    }

    Connection migratorSession() throws SQLException {
        return new DriverManagerDataSource(url(), SchemaMigrator.LOGIN, PASSWORDS.migrator()).getConnection();
    }

    JdbcClient superuser() {
        return JdbcClient.create(new DriverManagerDataSource(url(), server.superuser(), server.superuserPassword()));
    }

    Connection superuserSession() throws SQLException {
        return new DriverManagerDataSource(url(), server.superuser(), server.superuserPassword()).getConnection();
    }

    /** System properties that lead another process into a town's schema, under the given names. */
    String[] asProperties(String urlName, String userName, String passwordName, Tenant town) {
        var separator = url().contains("?") ? "&" : "?";
        return new String[] {
            "-D" + urlName + "=" + url() + separator + "currentSchema=" + town.schema(),
            "-D" + userName + "=" + server.superuser(),
            "-D" + passwordName + "=" + server.superuserPassword()
        };
    }

    String setting(String name) {
        return superuser()
                .sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }

    /** Rows of the control schema that make the platform know the towns, each with its host. */
    void announce(List<Tenant> towns) {
        var jdbc = superuser();
        for (var town : towns) {
            jdbc.sql("""
                            insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                            values (:code, :name, '-', '-', 'home', 'ACTIVE', current_timestamp, current_timestamp)
                            on conflict do nothing
                            """)
                    .param("code", town.code().value())
                    .param("name", town.name())
                    .update();
            jdbc.sql("insert into control.tenant_host (host, code) values (:host, :code) on conflict do nothing")
                    .param("host", BenchTowns.host(town.code()))
                    .param("code", town.code().value())
                    .update();
        }
    }

    /** Number of towns' schemas, and one checksum over what each consists of; the same text when all are alike. */
    String catalogue(List<Tenant> towns) {
        return superuser()
                .sql("""
                        select count(*) || ' schemas, ' || count(distinct sum) || ' kind, checksum ' || left(min(sum), 16)
                          from (select n.nspname, md5(string_agg(concat_ws(' ', c.relkind, c.relname, a.attname, a.attnum,
                                       format_type(a.atttypid, a.atttypmod), a.attnotnull), ',' order by c.relname, a.attnum)) as sum
                                  from pg_namespace n join pg_class c on c.relnamespace = n.oid
                                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                                 where n.nspname in (:schemas)
                                 group by n.nspname) each
                        """)
                .param("schemas", towns.stream().map(Tenant::schema).toList())
                .query(String.class)
                .single();
    }

    /** Gives {@code others} the same rows as {@code town}, so that the same page shows the same everywhere. */
    void copyRows(Tenant town, List<Tenant> others) {
        var tables = superuser()
                .sql("""
                        select tablename from pg_tables
                         where schemaname = :schema and tablename not in ('databasechangelog', 'audit_event', 'tenancy_going_live')
                        """)
                .param("schema", town.schema())
                .query(String.class)
                .list();
        for (var other : others) {
            var copies = new StringBuilder("set session_replication_role = replica;\n");
            for (var table : tables) {
                copies.append("insert into %1$s.%3$s select * from %2$s.%3$s;\n"
                        .formatted(other.schema(), town.schema(), table));
            }
            superuser().sql(copies.toString()).update();
        }
        superuser().sql("analyze").update();
    }

    /** What the worker would have counted and the console would have noted about towns in full use. */
    void pretendUse(List<Tenant> towns) {
        var jdbc = superuser();
        var codes = towns.stream().map(town -> town.code().value()).toList();
        jdbc.sql("""
                        insert into control.tenant_usage
                        select code, 1500, 1204, 855, 2, 5, 1, 12, current_timestamp, 1180, current_timestamp, 50000,
                               43000000, current_timestamp
                          from control.tenant where code in (:codes) on conflict do nothing
                        """).param("codes", codes).update();
        jdbc.sql("""
                        insert into control.tenant_step (code, step, state, at)
                        select code, step, 'DONE', current_timestamp from control.tenant
                         cross join unnest(array['REGISTER', 'SCHEMA', 'HOST', 'ORGANIZATION', 'ADDRESSES', 'BRAND',
                                                 'INVITATION', 'ACTIVE']) as step
                         where code in (:codes) on conflict do nothing
                        """).param("codes", codes).update();
    }

    /** The private memory of the largest backend of a login in bytes; empty where the system does not tell. */
    OptionalLong largestBackend(String login) {
        return superuser()
                .sql("select pid from pg_stat_activity where usename = :login")
                .param("login", login)
                .query(Long.class)
                .stream()
                .mapToLong(BenchServer::privateMemory)
                .max();
    }

    /** Processor time of this process and of the server until now. */
    Spent spent() {
        return Spent.now(superuser()
                .sql("select pid from pg_stat_activity where pid <> pg_backend_pid()")
                .query(Long.class)
                .list());
    }

    private static long privateMemory(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notHere) {
            return 0;
        }
    }
}
