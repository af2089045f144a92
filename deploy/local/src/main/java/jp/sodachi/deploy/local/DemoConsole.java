package jp.sodachi.deploy.local;

import jp.sodachi.deploy.services.ServiceUnavailable;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.FirstAdmin;
import jp.sodachi.identity.ProvisioningRoom;
import jp.sodachi.migration.MigrationRoom;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.TenancyRoom;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownSignals;
import jp.sodachi.tenantadmin.start.TownStart;
import jp.sodachi.tenantadmin.start.TownStarting;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Starts demo towns with the very steps an operator starts a town with. */
final class DemoConsole implements AutoCloseable {
    private final ConfigurableApplicationContext rooms;

    private DemoConsole(ConfigurableApplicationContext rooms) {
        this.rooms = rooms;
    }

    static DemoConsole open(LocalStack stack) {
        var properties = LocalRooms.properties(stack, "sodachi_admin", LocalSecrets.ADMIN_PASSWORD);
        properties.put("sodachi.database.control-role", "control_operator");
        // The local stack fills its towns itself, with people who can sign in.
        properties.put("sodachi.start.families", "0");
        return new DemoConsole(LocalRooms.open(Rooms.class, properties));
    }

    /** Renders what the schemas of all towns are made of, which takes some seconds, before the first town needs it. */
    void prepare(MunicipalityCode town) {
        rooms.getBean(SchemaMigrator.class)
                .scriptOf(new Tenant(town, DemoTowns.nameOf(town), DatabaseSettings.HOME, TenantState.REQUESTED));
    }

    /** Starts the town or finishes a start that was broken off. */
    void start(MunicipalityCode town) {
        var starts = rooms.getBean(TownStart.class);
        var place = new NationalList().find(town).orElseThrow();
        var admin = new FirstAdmin(DemoPeople.ADMIN_NAME, DemoPeople.admin(town));
        var complete = CurrentActor.call(new Actor.Operator("local-stack", "local stack"), () -> {
            starts.request(place, admin);
            return starts.run(town);
        });
        if (!complete) {
            throw new ServiceUnavailable(
                    "The demo town " + town
                            + " could not be started; the console's page of the town says at which step. ./sodachi up tries again.");
        }
    }

    /** Makes a filled demo town live, without checklist and approvals: nobody lives there. */
    void goLive(MunicipalityCode town) {
        rooms.getBean(ControlPlane.class).call(jdbc -> {
            jdbc.sql("""
                            update tenant set state = 'ACTIVE' where code = :code and state = 'SANDBOX'
                            """).param("code", town.value()).update();
            return jdbc.sql("delete from tenant_sandbox where code = :code")
                    .param("code", town.value())
                    .update();
        });
        rooms.getBean(TenantDirectory.class).refresh();
        rooms.getBean(TownSignals.class).send(TenantDirectory.TOPIC, town.value());
    }

    @Override
    public void close() {
        rooms.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({SupportRoom.class, TenancyRoom.class, MigrationRoom.class, ProvisioningRoom.class, TownStarting.class})
    static class Rooms {}
}
