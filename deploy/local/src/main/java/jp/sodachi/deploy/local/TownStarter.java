package jp.sodachi.deploy.local;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jp.sodachi.branding.Branding;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.NationalList;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Starts a demo town. */
final class TownStarter {
    private TownStarter() {}

    static void start(LocalStack stack, MunicipalityCode code, IdentityProvisioning provisioning) {
        var place = new NationalList().find(code).orElseThrow();
        var town = new Tenant(code, place.name(), "home", TenantState.ACTIVE);
        var server = stack.postgres();
        var now = Clock.system(ZoneId.of("Asia/Tokyo")).instant().atOffset(ZoneOffset.UTC);
        var control = JdbcClient.create(new DriverManagerDataSource(
                server.jdbcUrl(SchemaMigrator.DATABASE), SchemaMigrator.LOGIN, LocalSecrets.MIGRATOR_PASSWORD));
        control.sql("""
                        insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                        values (:code, :name, :kana, :prefecture, 'home', 'ACTIVE', :now, :now)
                        on conflict (code) do nothing
                        """)
                .param("code", code.value())
                .param("name", place.name())
                .param("kana", place.kana())
                .param("prefecture", place.prefecture())
                .param("now", now)
                .update();
        control.sql("""
                        insert into control.tenant_host values (:host, :code) on conflict do nothing
                        """)
                .param("host", code.value() + ".localhost")
                .param("code", code.value())
                .update();
        var migrator = LocalSchemas.migrator(server);
        migrator.startTown(town);
        var brand = Branding.initial(town);
        migrator.callAsOwner(
                town,
                jdbc -> jdbc.sql("""
                        insert into branding_brand
                               (id, name, department, phone, primary_colour, accent_colour, version, changed_at)
                        values (1, :name, '', '', :primary, :accent, 0, :now) on conflict do nothing
                        """)
                        .param("name", brand.name())
                        .param("primary", brand.primary())
                        .param("accent", brand.accent())
                        .param("now", now)
                        .update());
        provisioning.createOrganization(town, brand);
        provisioning.writeAddresses();
    }
}
