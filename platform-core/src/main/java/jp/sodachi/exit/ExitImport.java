package jp.sodachi.exit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import jp.sodachi.exit.ExitRefused.Reason;
import jp.sodachi.migration.MigrationFailed;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.record.PhotoArchive;
import jp.sodachi.relocation.Placement;
import jp.sodachi.relocation.Servers;
import jp.sodachi.relocation.TownTables;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.postgresql.PGConnection;

/** Takes a package into a platform that does not have the town. */
public final class ExitImport {
    static final String PHOTOS = "photos/";
    /** So much of a digest tells two versions apart. */
    private static final int SHORT = 12;

    private final Servers servers;
    private final Placement placement;
    private final SchemaMigrator migrator;
    private final PhotoArchive photos;
    private final ExitSettings settings;
    private final ExitRows rows;

    public ExitImport(
            Servers servers,
            Placement placement,
            SchemaMigrator migrator,
            PhotoArchive photos,
            ExitSettings settings,
            Clock clock) {
        this.servers = servers;
        this.placement = placement;
        this.migrator = migrator;
        this.photos = photos;
        this.settings = settings;
        this.rows = new ExitRows(servers, clock);
    }

    /**
     * Takes the town in, suspended.
     *
     * @param server where it shall live; empty text for the server with the fewest bytes
     * @param by who wants it, for the chain of the town's read log
     * @return the town
     * @throws ExitRefused with the reason; nothing was changed then
     */
    public Tenant take(Path file, String server, String by) {
        try (var reader = PackageReader.prove(file, settings.trustedKey())) {
            var manifest = reader.manifest();
            if (!manifest.structure().equals(migrator.digest())) {
                throw new ExitRefused(
                        Reason.VERSION,
                        "its structure is %s, here it is %s"
                                .formatted(shortened(manifest.structure()), shortened(migrator.digest())));
            }
            var place = server.isEmpty()
                    ? placement
                            .choose(manifest.bytes())
                            .orElseThrow(() -> new ExitRefused(Reason.NO_ROOM, manifest.code()))
                    : named(server, manifest.bytes());
            if (!rows.register(manifest, place)) {
                throw new ExitRefused(Reason.TOWN_EXISTS, manifest.code());
            }
            return take(reader, manifest, place, by);
        } catch (IOException unreadable) {
            throw new ExitRefused(Reason.NO_PACKAGE, String.valueOf(unreadable.getMessage()));
        }
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(SHORT, digest.length()));
    }

    private String named(String server, long bytes) {
        var named = placement.find(server).orElseThrow(() -> new ExitRefused(Reason.NO_SERVER, server));
        if (!named.holds(bytes)) {
            throw new ExitRefused(named.answers() ? Reason.SERVER_FULL : Reason.SERVER_AWAY, server);
        }
        return server;
    }

    private Tenant take(PackageReader reader, Manifest manifest, String server, String by) {
        var town = new Tenant(MunicipalityCode.of(manifest.code()), manifest.name(), server, TenantState.REQUESTED);
        var whole = false;
        try {
            migrator.startTown(town);
            fill(reader, manifest, town);
            for (var entry : manifest.entries()) {
                if (entry.path().startsWith(PHOTOS)) {
                    try (var picture = reader.open(entry.path())) {
                        photos.put(town.schema(), entry.path().substring(PHOTOS.length()), picture.readAllBytes());
                    }
                }
            }
            takeSeals(reader, manifest, town, by);
            rows.complete(manifest);
            whole = true;
            return new Tenant(town.code(), town.name(), server, TenantState.SUSPENDED);
        } catch (SQLException | IOException | MigrationFailed failure) {
            throw new IllegalStateException("The package of " + town.code() + " could not be taken in.", failure);
        } finally {
            if (!whole) {
                undo(manifest, town);
            }
        }
    }

    private void takeSeals(PackageReader reader, Manifest manifest, Tenant town, String by)
            throws SQLException, IOException {
        if (manifest.entries().stream().noneMatch(entry -> entry.path().equals(ExitRows.SEALS))) {
            rows.takeSeals(town, null, manifest, by);
            return;
        }
        try (var seals = reader.open(ExitRows.SEALS)) {
            rows.takeSeals(town, seals, manifest, by);
        }
    }

    private void undo(Manifest manifest, Tenant town) {
        migrator.dropTown(town);
        photos.deleteAll(town.schema());
        rows.forget(manifest);
    }

    /** All rows in one transaction, counted and hashed before it is committed. */
    private void fill(PackageReader reader, Manifest manifest, Tenant town) throws SQLException, IOException {
        try (var connection = servers.open(town.server())) {
            connection.setAutoCommit(false);
            var tables = TownTables.of(connection, town);
            try (var statement = connection.createStatement()) {
                // Rows come table by table: keys between tables hold again when all are there, as they did before.
                statement.execute("set local session_replication_role = replica");
                statement.execute("truncate " + tables.all());
            }
            for (var packed : manifest.tables()) {
                var table = tables.find(packed.name())
                        .filter(known -> known.columns().equals(packed.columns()))
                        .orElseThrow(() -> new ExitRefused(Reason.VERSION, packed.name()));
                try (var csv = reader.open(packed.path())) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy " + tables.full(table) + " (" + table.columns()
                                            + ") from stdin (format csv, header match, encoding 'UTF8')",
                                    csv);
                }
                var sum = tables.sum(connection, table);
                if (sum.rows() != packed.rows() || !Long.toHexString(sum.hash()).equals(packed.hash())) {
                    throw new ExitRefused(Reason.NOT_THE_SAME, packed.name());
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("analyze " + tables.all());
            }
            connection.commit();
        }
    }
}
