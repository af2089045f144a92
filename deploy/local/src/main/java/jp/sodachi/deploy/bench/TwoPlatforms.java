package jp.sodachi.deploy.bench;

import java.time.Clock;
import java.util.Map;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.relocation.Servers;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two PostgreSQL servers of the measurement, and one town of 5 000 children with all that a child has, on the first. */
final class TwoPlatforms {
    static final String HOME = "home";
    static final String SECOND = "second";
    static final int CHILDREN = 5_000;
    static final Clock CLOCK = Clock.system(SupportRoom.JAPAN);

    private final BenchServer home;
    private final BenchServer second;
    private final Tenant town;

    TwoPlatforms(BackingServices services, int children) {
        this.home = new BenchServer(services.postgres(HOME));
        this.second = new BenchServer(services.postgres(SECOND));
        this.town = BenchTowns.first(1).getFirst();
        home.announce(java.util.List.of(town));
        home.migrator().startTown(town);
        var rows = new RecordTowns(home);
        rows.children(town, children);
        rows.records(town);
    }

    BenchServer home() {
        return home;
    }

    BenchServer second() {
        return second;
    }

    Tenant town() {
        return town;
    }

    /** Both servers as one platform, whose home is the first. */
    Servers servers() {
        return new Servers(Map.of(HOME, home.url(), SECOND, second.url()), BenchServer.PORTAL_PASSWORD);
    }

    SchemaMigrator migrator() {
        return new SchemaMigrator(
                Map.of(
                        HOME,
                                new DriverManagerDataSource(
                                        home.url(), SchemaMigrator.LOGIN, BenchServer.PORTAL_PASSWORD),
                        SECOND,
                                new DriverManagerDataSource(
                                        second.url(), SchemaMigrator.LOGIN, BenchServer.PORTAL_PASSWORD)),
                CLOCK);
    }
}
