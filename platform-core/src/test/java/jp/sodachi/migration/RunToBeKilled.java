package jp.sodachi.migration;

import static jp.sodachi.migration.MigrationFixture.CLOCK;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A run over the towns in a process of its own, slow enough to be killed in the middle. Takes URL and password. */
final class RunToBeKilled {
    private RunToBeKilled() {}

    /** A few of the files, one that names the town's role among them, so that towns are made quickly. */
    static ChangeFiles now() {
        var few = new TreeMap<>(ChangeFiles.of("tenant").byPath());
        few.keySet().removeIf(path -> !path.contains("identity-staff") && !path.contains("audit-event"));
        return new ChangeFiles("tenant", few);
    }

    /** Two changes that belong together, with a pause between them. */
    static ChangeFiles files() {
        return now().with("db/tenant/2027/0001-first-half.sql", """
                        --liquibase formatted sql
                        --changeset sodachi:tenant-2027-0001-first-half
                        create table first_half (id uuid primary key);
                        select pg_sleep(0.15);
                        --rollback drop table first_half;
                        """).with("db/tenant/2027/0002-second-half.sql", """
                        --liquibase formatted sql
                        --changeset sodachi:tenant-2027-0002-second-half
                        select pg_sleep(0.15);
                        create table second_half (id uuid primary key);
                        --rollback drop table second_half;
                        """);
    }

    public static void main(String[] arguments) {
        var home = new DriverManagerDataSource(arguments[0], SchemaMigrator.LOGIN, arguments[1]);
        new SchemaMigrator(Map.of("home", home), CLOCK, files()).migrateTowns("to be killed");
    }
}
