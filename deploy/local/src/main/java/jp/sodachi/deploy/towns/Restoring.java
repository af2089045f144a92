package jp.sodachi.deploy.towns;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.audit.Returned;
import jp.sodachi.deploy.services.PhysicalBackup;
import jp.sodachi.deploy.towns.TownsCommand.NotUnderstood;
import jp.sodachi.migration.MigrationSettings;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.relocation.Restores;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenantadmin.servers.TownMoves;
import org.springframework.context.ApplicationContext;

/** One town back to a named minute, through a side server that lives only as long as the command. */
final class Restoring {
    private final ApplicationContext rooms;
    private final PrintStream out;

    Restoring(ApplicationContext rooms, PrintStream out) {
        this.rooms = rooms;
        this.out = out;
    }

    /** Japanese time, e.g. {@code 2026-11-26T10:15}. */
    static Instant minute(String typed) {
        try {
            return LocalDateTime.parse(typed).atZone(SupportRoom.JAPAN).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new NotUnderstood(typed + " is no minute; write it like 2026-11-26T10:15.");
        }
    }

    boolean restore(MunicipalityCode code, Restores.Wish wish, PhysicalBackup backup) {
        try {
            var broken = rooms.getBean(Restores.class).finish(code);
            if (broken.isPresent()) {
                rooms.getBean(TownMoves.class).keepRestored(code);
                out.println(
                        "%s  an earlier restore, to %s, had been broken off when its rows were back: it is finished now."
                                .formatted(code, inJapan(broken.get().asOf())));
                out.println(
                        "Nothing was exchanged again, and what was entered since then stays. Give the command once more to"
                                + " go back anew.");
                tell(code, broken.get());
                return true;
            }
            backup.requireWithin(wish.minute());
            rooms.getBean(Restores.class).requireThere(code, wish.minute());
            var folder = Files.createTempDirectory("sodachi-side");
            try {
                restore(code, wish, backup, folder.resolve("side"));
            } finally {
                delete(folder);
            }
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException("A server did not answer.", failure);
        }
    }

    private static LocalDateTime inJapan(Instant moment) {
        return moment.atZone(SupportRoom.JAPAN).toLocalDateTime();
    }

    private void tell(MunicipalityCode code, Returned seal) {
        out.println(
                seal.from() == 0
                        ? "No seal over its read log is taken back."
                        : "The seals %d to %d over its read log are taken back; ./sodachi audit verify %s says so."
                                .formatted(seal.from(), seal.upTo(), code));
    }

    private void restore(MunicipalityCode code, Restores.Wish wish, PhysicalBackup backup, Path folder)
            throws IOException {
        var password = rooms.getBean(MigrationSettings.class).password();
        try (var side = backup.recover(folder, wish.minute());
                var recovered = DriverManager.getConnection(
                        side.jdbcUrl(SchemaMigrator.DATABASE), SchemaMigrator.LOGIN, password)) {
            var restored = rooms.getBean(Restores.class).bringBack(code, recovered, wish);
            rooms.getBean(TownMoves.class).keepRestored(code);
            out.println("%s  is as it was at %s: %,d rows, counted and hashed; its sites were closed for %d ms"
                    .formatted(
                            code,
                            inJapan(wish.minute()),
                            restored.rows(),
                            restored.pause().toMillis()));
            tell(code, restored.seal());
            if (!restored.unprotected().isEmpty()) {
                out.println(
                        "Not protected any more, as at that minute; have the office protect these records again at once: "
                                + restored.unprotected().stream()
                                        .map(UUID::toString)
                                        .collect(Collectors.joining(" ")));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The town could not be brought back.", failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            for (var each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
