package jp.sodachi.migration;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.ui.LoggerUIService;
import org.jspecify.annotations.Nullable;

/** Liquibase over the change files of one area: rendering them as SQL, and running those a schema has not had. */
final class Changelog {
    /** In change files of the area {@code tenant}: the town's own role. */
    static final String TOWN_ROLE = "townRole";

    /** Liquibase keeps much in statics. Towns are rendered once and do not wait here. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final ChangeFiles files;

    Changelog(ChangeFiles files) {
        this.files = files;
    }

    /** One change as SQL, and what the history says of it. */
    record Rendered(String sql, ChangeHistory.Entry entry) {}

    /** All changes in order, with {@code parameters} filled in. */
    List<Rendered> render(Map<String, String> parameters) {
        return inLiquibase("The change files could not be read.", () -> {
            var database = new PostgresDatabase();
            var accessor = new ChangeFilesAccessor(files);
            var values = new ChangeLogParameters(database);
            parameters.forEach(values::set);
            var changelog = ChangeLogParserFactory.getInstance()
                    .getParser(files.root(), accessor)
                    .parse(files.root(), values, accessor);
            var rendered = new ArrayList<Rendered>();
            for (var change : changelog.getChangeSets()) {
                rendered.add(new Rendered(sql(change, database), entry(change)));
            }
            return List.copyOf(rendered);
        });
    }

    /**
     * Runs on {@code connection} every change that {@code schema} has not had, and closes the connection: Liquibase leaves
     * its settings on it.
     */
    void update(Connection connection, String schema, Map<String, String> parameters) {
        if (files.isEmpty()) {
            return;
        }
        inLiquibase("The schema " + schema + " could not be brought up to date.", () -> {
            forget();
            // Liquibase reads this back and cannot quote the empty path our logins have.
            try (var statement = connection.createStatement()) {
                statement.execute("set search_path = " + schema);
            }
            try (var database = new PostgresDatabase()) {
                database.setConnection(new JdbcConnection(connection));
                database.setDefaultSchemaName(schema);
                database.setLiquibaseSchemaName(schema);
                var liquibase = new Liquibase(files.root(), new ChangeFilesAccessor(files), database);
                parameters.forEach(liquibase::setChangeLogParameter);
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                liquibase.update(new Contexts());
                return true;
            } finally {
                forget();
            }
        });
    }

    /** Liquibase remembers per process which changelogs are done; a schema made anew would be passed over. */
    private static void forget() {
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
        Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .resetAll();
    }

    private static String sql(ChangeSet changeSet, Database database) {
        var sql = new StringBuilder();
        for (var change : changeSet.getChanges()) {
            for (var statement : SqlGeneratorFactory.getInstance().generateSql(change, database)) {
                sql.append(statement.toSql().strip()).append(";\n");
            }
        }
        return sql.toString();
    }

    private static ChangeHistory.Entry entry(ChangeSet change) {
        return new ChangeHistory.Entry(
                change.getId(),
                change.getAuthor(),
                change.getFilePath(),
                change.generateCheckSum(ChecksumVersion.latest()).toString(),
                change.getDescription(),
                orEmpty(change.getComments()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Quietly and without telling anybody outside: usage statistics off, console output to the log. */
    private static <T> T inLiquibase(String failed, Callable<T> work) {
        ONE_AT_A_TIME.lock();
        try {
            var settings = Map.<String, Object>of(
                    AnalyticsArgs.ENABLED.getKey(),
                    false,
                    Scope.Attr.ui.name(),
                    new LoggerUIService(),
                    Scope.Attr.logService.name(),
                    new LiquibaseLog());
            return Scope.child(settings, work::call);
        } catch (Exception failure) {
            throw new MigrationFailed(failed, failure);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }
}
