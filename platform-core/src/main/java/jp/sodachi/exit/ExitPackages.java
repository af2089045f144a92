package jp.sodachi.exit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import jp.sodachi.exit.ExitRefused.Reason;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.record.PhotoArchive;
import jp.sodachi.relocation.Servers;
import jp.sodachi.relocation.TownTables;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Makes exit packages. {@link ExitImport} takes them in. */
public final class ExitPackages {
    /** The list of who can sign in to the office. */
    static final String MEMBERS = "members.csv";

    private final Servers servers;
    private final SchemaMigrator migrator;
    private final PhotoArchive photos;
    private final OfficePeople people;
    private final ExitSettings settings;
    private final ExitRows rows;
    private final Clock clock;

    /** @param people who can sign in to a town's office */
    public ExitPackages(
            Servers servers,
            SchemaMigrator migrator,
            PhotoArchive photos,
            OfficePeople people,
            ExitSettings settings,
            Clock clock) {
        this.servers = servers;
        this.migrator = migrator;
        this.photos = photos;
        this.people = people;
        this.settings = settings;
        this.rows = new ExitRows(servers, clock);
        this.clock = clock;
    }

    /**
     * What was packed.
     *
     * @param bytes of all files before they were packed
     * @param manifest SHA-256 of the manifest
     */
    public record Made(long rows, int tables, int photos, long bytes, String manifest) {}

    /**
     * Packs a town into {@code file}, in place of what lies there.
     *
     * @param by who wants it, for the manifest
     * @param byId whoever that is, for the rule that another one ends the town
     * @throws ExitRefused with the reason; no file is there then
     */
    public Made make(MunicipalityCode code, Path file, String by, String byId) {
        var town = rows.findTown(code)
                .filter(found -> found.tenant().state() != TenantState.REQUESTED
                        && found.tenant().state() != TenantState.GONE)
                .orElseThrow(() -> new ExitRefused(Reason.UNKNOWN_TOWN, code.value()));
        if (!town.structure().equals(migrator.digest())) {
            throw new ExitRefused(Reason.STRUCTURE_BEHIND, "");
        }
        ExitKeys.sign(new byte[0], settings.signingKey());
        try (var writer = new PackageWriter(file);
                var connection = servers.open(town.tenant().server())) {
            connection.setAutoCommit(false);
            try (var snapshot = connection.createStatement()) {
                snapshot.execute("set transaction isolation level repeatable read, read only");
            }
            return write(town, writer, connection, by, byId);
        } catch (ExitRefused refused) {
            throw refused;
        } catch (Exception failure) {
            throw new IllegalStateException("The package of " + code + " could not be made.", failure);
        }
    }

    private Made write(ExitRows.Town town, PackageWriter writer, Connection connection, String by, String byId)
            throws Exception {
        // Before the rows: whatever a seal covers was committed long before the moment as of which they are read.
        writer.add(ExitRows.SEALS, out -> rows.copySeals(town.tenant(), out));
        var tables = tables(town.tenant(), writer, connection);
        writer.add("dictionary.csv", out -> DataDictionary.write(connection, town.tenant(), out));
        var pictures = pictures(town.tenant(), writer, connection);
        writer.add(MEMBERS, out -> out.write(people.list(town.tenant()).getBytes(StandardCharsets.UTF_8)));
        connection.rollback();
        var manifest = new Manifest(
                Manifest.FORMAT,
                town.structure(),
                town.tenant().code().value(),
                town.tenant().name(),
                town.kana(),
                town.prefecture(),
                town.hosts(),
                town.tenant().state().name(),
                OffsetDateTime.now(clock).toString(),
                by,
                tables,
                writer.entries());
        var bytes =
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        var hash = java.util.HexFormat.of().formatHex(PackageWriter.sha256().digest(bytes));
        writer.finish(bytes, settings.signingKey());
        rows.keep(manifest, hash, pictures, by, byId);
        return new Made(manifest.rows(), tables.size(), pictures, manifest.bytes(), hash);
    }

    private static List<Manifest.Table> tables(Tenant town, PackageWriter writer, Connection connection)
            throws Exception {
        var packed = new ArrayList<Manifest.Table>();
        var tables = TownTables.of(connection, town);
        for (var table : tables.tables()) {
            var name = table.name();
            writer.add(
                    "tables/" + name + ".csv",
                    out -> connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "copy " + tables.full(table) + " (" + table.columns()
                                            + ") to stdout (format csv, header, encoding 'UTF8')",
                                    out));
            var sum = tables.sum(connection, table);
            packed.add(new Manifest.Table(name, table.columns(), sum.rows(), Long.toHexString(sum.hash())));
        }
        return packed;
    }

    /** The pictures that the rows of the same moment speak of; one that was taken back since then is gone from the store. */
    private int pictures(Tenant town, PackageWriter writer, Connection connection) throws Exception {
        var packed = 0;
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(500);
            try (var found = statement.executeQuery("""
                    select child_id::text, id::text from %s.record_photo where state = 'ENTERED' order by child_id, id
                    """.formatted(town.schema()))) {
                while (found.next()) {
                    for (var path : PhotoArchive.paths(found.getString(1), found.getString(2))) {
                        var picture = photos.find(town.schema(), path);
                        if (picture.isPresent()) {
                            writer.add("photos/" + path, out -> out.write(picture.get()));
                            packed++;
                        }
                    }
                }
            }
        }
        return packed;
    }

    /** Everything of a package is proved and nothing taken in. */
    public Made prove(Path file) throws IOException {
        try (var reader = PackageReader.prove(file, settings.trustedKey())) {
            var manifest = reader.manifest();
            return new Made(
                    manifest.rows(),
                    manifest.tables().size(),
                    (int) manifest.entries().stream()
                            .filter(entry -> entry.path().startsWith(ExitImport.PHOTOS))
                            .count(),
                    manifest.bytes(),
                    "");
        }
    }
}
