package jp.sodachi.deploy.towns;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import jp.sodachi.migration.MigrationReport;
import jp.sodachi.migration.MigrationReport.Outcome;
import jp.sodachi.migration.MigrationRoom;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.SupportRoom;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Brings the shared schemas and then the towns up to date. Opens nothing but the migrator: before the shared schemas are
 * there, no other room could start.
 */
final class Migrating {
    private final InstallationSettings settings;
    private final PrintStream out;

    Migrating(InstallationSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    boolean run(List<String> words) {
        var alone = words.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(StartOrder.one(words).value());
        try (var rooms = settings.open(Rooms.class)) {
            var migrator = rooms.getBean(SchemaMigrator.class);
            migrator.migrateShared();
            return alone.isPresent() ? one(migrator, words) : all(migrator);
        }
    }

    private boolean one(SchemaMigrator migrator, List<String> words) {
        var result = migrator.migrateTown(StartOrder.one(words));
        result.ifPresentOrElse(this::print, () -> out.println("Not behind; nothing was done."));
        return result.map(MigrationReport.Result::isUpToDate).orElse(true);
    }

    private boolean all(SchemaMigrator migrator) {
        var report = migrator.migrateTowns(Towns.operator().name());
        report.listFailed().forEach(this::print);
        out.println(
                switch (report.outcome()) {
                    case DONE -> "All towns are up to date; " + report.towns().size() + " were behind.";
                    case SOME_FAILED ->
                        report.listFailed().size() + " of " + report.towns().size() + " towns failed.";
                    case STOPPED ->
                        "Stopped in wave " + report.towns().getLast().wave() + "; the later waves were not begun.";
                    case BUSY -> "Another run is at work; nothing was done.";
                });
        return report.outcome() == Outcome.DONE;
    }

    private void print(MigrationReport.Result town) {
        out.println(town.code() + "  "
                + (town.error() == null ? "up to date" : town.error() + " (" + town.attempts() + " attempts)"));
    }

    @Configuration(proxyBeanMethods = false)
    @Import({SupportRoom.class, MigrationRoom.class})
    static class Rooms {}
}
