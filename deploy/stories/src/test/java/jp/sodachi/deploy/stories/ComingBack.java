package jp.sodachi.deploy.stories;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.TreeMap;
import jp.sodachi.deploy.local.LocalStack;
import jp.sodachi.exit.ExitImport;
import jp.sodachi.exit.ExitPackages;
import jp.sodachi.exit.ExitPeople;
import jp.sodachi.exit.ExitRoom;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.identity.ProvisioningRoom;
import jp.sodachi.migration.MigrationRoom;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.TenancyRoom;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A town that leaves the platform with a package and comes back, through the rooms that the command line opens. */
final class ComingBack implements AutoCloseable {
    static final Tenant TOWN = new Tenant(MunicipalityCode.of("392111"), "香南市", "home", TenantState.SUSPENDED);

    private final LocalStack stack;
    private final ConfigurableApplicationContext rooms;

    ComingBack(LocalStack stack) {
        this.stack = stack;
        var settings = new TreeMap<>(LocalStack.consoleSettings(stack.settings().ports()));
        settings.put(
                "SODACHI_PHOTOS", stack.settings().folder().resolve("photos").toString());
        settings.put("sodachi.database.control-role", "control_operator");
        settings.put("spring.config.name", "coming-back");
        this.rooms = new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .registerShutdownHook(false)
                .run("--logging.level.root=off", "--logging.level.jp.sodachi=off");
    }

    IdentityProvisioning identities() {
        return rooms.getBean(IdentityProvisioning.class);
    }

    /** The town as the platform has it before it leaves, with its address and without anybody. */
    void start() throws SQLException {
        run("""
                insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                values ('392111', '香南市', 'こうなんし', '高知県', 'home', 'SUSPENDED', now(), now());
                insert into control.tenant_host (host, code) values ('392111.localhost', '392111');
                """);
        rooms.getBean(SchemaMigrator.class).startTown(TOWN);
    }

    Path pack(Path folder) {
        var file = folder.resolve("392111.zip");
        rooms.getBean(ExitPackages.class).make(TOWN.code(), file, "山口 みさき", "operator-1");
        return file;
    }

    /** Nothing of the town is here any more, as if there had never been any. */
    void forget() throws SQLException {
        identities().removeOrganization(TOWN);
        rooms.getBean(SchemaMigrator.class).dropTown(TOWN);
        run("""
                delete from control.town_exit where code = '392111';
                delete from control.audit_seal where code = '392111';
                delete from control.tenant_schema where code = '392111';
                delete from control.tenant_host where code = '392111';
                delete from control.tenant where code = '392111';
                """);
    }

    ExitPeople.Invited take(Path file) {
        rooms.getBean(ExitImport.class).take(file, "", "山口 みさき");
        return people(file);
    }

    ExitPeople.Invited people(Path file) {
        return rooms.getBean(ExitPeople.class).invite(file);
    }

    void run(String sql) throws SQLException {
        try (var connection = stack.postgres().connect(SchemaMigrator.DATABASE);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (var connection = stack.postgres().connect(SchemaMigrator.DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    @Override
    public void close() {
        rooms.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({SupportRoom.class, TenancyRoom.class, MigrationRoom.class, ProvisioningRoom.class, ExitRoom.class})
    static class Rooms {}
}
