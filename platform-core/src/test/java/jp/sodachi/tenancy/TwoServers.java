package jp.sodachi.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.services.PostgresServer;
import jp.sodachi.support.MunicipalityCode;

/**
 * Two PostgreSQL servers with three towns on them, made by hand with exactly the rights a town gets: 備前市 and 瀬戸内市 on
 * the home server, 赤磐市 on the second.
 */
final class TwoServers {
    static final String DATABASE = "tenancy";
    static final String LOGIN = "tenancy_portal";
    static final String PASSWORD = "made-up-for-this-test";

    static final Tenant BIZEN = town("332119", "備前市", "home");
    static final Tenant SETOUCHI = town("332127", "瀬戸内市", "home");
    static final Tenant AKAIWA = town("332135", "赤磐市", "second");
    static final List<Tenant> TOWNS = List.of(BIZEN, SETOUCHI, AKAIWA);

    private TwoServers() {}

    static PostgresServer home() {
        return BackingServices.forTests().postgres("home");
    }

    static PostgresServer second() {
        return BackingServices.forTests().postgres("second");
    }

    private static Tenant town(String code, String name, String server) {
        return new Tenant(MunicipalityCode.of(code), name, server, TenantState.ACTIVE);
    }

    static synchronized void prepare() {
        prepare(home(), true);
        prepare(second(), false);
    }

    private static void prepare(PostgresServer server, boolean home) {
        server.ensureDatabase(DATABASE);
        try (var connection = server.connect(DATABASE)) {
            run(connection, "select count(*) from pg_roles where rolname = '" + LOGIN + "'", home, server);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void run(Connection connection, String known, boolean home, PostgresServer server)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(known)) {
                rows.next();
                if (rows.getInt(1) > 0) {
                    return;
                }
            }
            statement.execute("""
                    create role %s login noinherit password '%s';
                    alter role %s set search_path = '';
                    create schema reference;
                    """.formatted(LOGIN, PASSWORD, LOGIN));
            if (home) {
                statement.execute(controlSchema());
            }
            for (var town : TOWNS) {
                if (town.server().equals("home") == home) {
                    statement.execute(schemaOf(town));
                }
            }
        }
    }

    private static String controlSchema() {
        var towns = new StringBuilder();
        for (var town : TOWNS) {
            towns.append("""
                    insert into control.tenant (code, name, server, state) values ('%1$s', '%2$s', '%3$s', 'ACTIVE');
                    insert into control.tenant_host values ('%1$s.localhost', '%1$s');
                    """.formatted(town.code().value(), town.name(), town.server()));
        }
        return """
               create role control_reader nologin;
               grant control_reader to %s with inherit false, set true;
               create schema control;
               grant usage on schema control to control_reader;
               create table control.tenant (code char(6) primary key, name text, server text, state text,
                                            paused_until timestamptz);
               create table control.tenant_host (host text primary key, code char(6));
               create table control.tenant_schema (code char(6) primary key, digest text);
               create table control.structure (digest text, path text, hash text, contracts boolean);
               grant select on all tables in schema control to control_reader;
               """.formatted(LOGIN) + towns;
    }

    private static String schemaOf(Tenant town) {
        return """
               create role %1$s nologin;
               grant %1$s to %2$s with inherit false, set true;
               create schema %1$s;
               grant usage on schema %1$s to %1$s;
               grant usage on schema reference to %1$s;
               create table %1$s.note (id int primary key, town text not null);
               insert into %1$s.note values (1, '%1$s');
               grant select, insert, update, delete on %1$s.note to %1$s;
               """.formatted(town.schema(), LOGIN);
    }
}
