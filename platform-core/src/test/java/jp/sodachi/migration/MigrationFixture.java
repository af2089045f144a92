package jp.sodachi.migration;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One PostgreSQL server with a database of its own for the tests of this room. */
final class MigrationFixture {
    static final String DATABASE = "sodachi_migration_test";
    static final LoginPasswords PASSWORDS = new LoginPasswords("m-secret", "p-secret", "a-secret", "w-secret");
    static final Clock CLOCK = Clock.system(SupportRoom.JAPAN);

    private MigrationFixture() {}

    static DataSource superuser() {
        var server = BackingServices.forTests().postgres("migration");
        return new DriverManagerDataSource(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
    }

    static DataSource as(String login, String password) {
        var server = BackingServices.forTests().postgres("migration");
        return new DriverManagerDataSource(server.jdbcUrl(DATABASE), login, password);
    }

    static DataSource migratorLogin() {
        return as(SchemaMigrator.LOGIN, PASSWORDS.migrator());
    }

    static Map<String, DataSource> servers() {
        return Map.of("home", migratorLogin());
    }

    static JdbcClient owner() {
        return Owner.JDBC;
    }

    /** One session that is kept: to open one takes longer than most of what is asked of it. */
    private static final class Owner {
        static final JdbcClient JDBC = JdbcClient.create(session());

        private static DataSource session() {
            var session = new HikariDataSource();
            session.setJdbcUrl(BackingServices.forTests().postgres("migration").jdbcUrl(DATABASE));
            session.setUsername(SchemaMigrator.LOGIN);
            session.setPassword(PASSWORDS.migrator());
            session.setMaximumPoolSize(1);
            return session;
        }
    }

    /** A migrator of this build; at the first time the server gets its logins and shared schemas. */
    static SchemaMigrator ready() {
        return Ready.MIGRATOR;
    }

    private static final class Ready {
        static final SchemaMigrator MIGRATOR = new SchemaMigrator(servers(), CLOCK);

        static {
            SchemaMigrator.prepareServer(superuser(), DATABASE, PASSWORDS);
            MIGRATOR.migrateShared();
        }
    }

    static Tenant town(String code, String name) {
        var town = new Tenant(MunicipalityCode.of(code), name, "home", TenantState.REQUESTED);
        owner().sql("""
                        insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                        values (:code, :name, '-', '-', 'home', 'REQUESTED', now(), now())
                        on conflict do nothing
                        """).param("code", code).param("name", name).update();
        return town;
    }

    /** {@code count} towns of the national list that no other test uses, in the order of their codes. */
    static List<Tenant> listTowns(int count) {
        return new NationalList()
                .list().stream()
                        .filter(place -> !place.isWard() && !place.code().isPrefecture())
                        .filter(place -> place.prefecture().equals("山形県"))
                        .limit(count)
                        .map(place -> town(place.code().value(), place.name()))
                        .toList();
    }

    /** What the catalogue says of a schema, one line a fact, the schema's own name taken out. */
    static List<String> catalogue(String schema) {
        return owner().sql("""
                        select replace(line, :schema, 'TOWN') from (
                        select 'column ' || c.relname || '.' || a.attname || ' ' || a.attnum || ' '
                                 || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
                                 || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '') as line
                          from pg_attribute a join pg_class c on c.oid = a.attrelid
                          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                         where c.relnamespace = :schema::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0
                        union all
                        select 'constraint ' || conrelid::regclass::text || ' ' || conname || ' '
                                 || pg_get_constraintdef(oid)
                          from pg_constraint where connamespace = :schema::regnamespace
                        union all
                        select 'index ' || indexdef from pg_indexes where schemaname = :schema
                        union all
                        select 'rights ' || c.relname || ' ' || coalesce(c.relacl::text, '-') || ' '
                                 || coalesce(obj_description(c.oid, 'pg_class'), '-')
                          from pg_class c where c.relnamespace = :schema::regnamespace
                        union all
                        select 'schema ' || nspacl::text from pg_namespace where nspname = :schema
                        union all
                        select 'default ' || defaclobjtype::text || defaclacl::text
                          from pg_default_acl where defaclnamespace = :schema::regnamespace
                        ) facts order by 1
                        """).param("schema", schema).query(String.class).list();
    }

    static List<String> history(String schema) {
        return owner().sql("""
                        select concat_ws(' | ', orderexecuted, id, author, filename, exectype, md5sum, description,
                                         comments, liquibase)
                          from %s.databasechangelog order by orderexecuted
                        """.formatted(schema)).query(String.class).list();
    }
}
