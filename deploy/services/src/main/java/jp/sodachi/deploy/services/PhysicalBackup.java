package jp.sodachi.deploy.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A whole PostgreSQL server as files: a base backup, the archive of its log, and a side server brought up from both as it was
 * at one minute. The backup is taken through SQL ({@code pg_backup_start}, a copy of the folder, {@code pg_backup_stop}), since
 * the embedded binaries have no {@code pg_basebackup}; one made by that tool in its plain format serves as well.
 *
 * @param base the copy of the server's folder
 * @param archive where the server's {@code archive_command} puts its log
 */
public record PhysicalBackup(Path base, Path archive) {
    /** What a server makes anew; its log comes from the archive. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);
    /** A line of the label that PostgreSQL writes into every base backup. */
    private static final Pattern STARTED =
            Pattern.compile("(?m)^START TIME: (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) (\\S+)$");

    private static final DateTimeFormatter JAPANESE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));

    private static final int LAST_WORDS = 6;
    private static final Duration LOOK = Duration.ofMillis(50);

    /** A minute the backup cannot go back to. */
    public static final class OutsideArchive extends RuntimeException {
        OutsideArchive(Instant minute, String said) {
            super("The backup and its archive do not reach " + inJapan(minute) + ". " + said);
        }
    }

    /** Settings of a server whose log goes to the archive, a segment when it is full or a minute old. */
    public Map<String, String> settings() {
        return Map.of(
                "archive_mode", "on",
                "archive_command", "test ! -f " + archive + "/%f && cp %p " + archive + "/%f",
                "archive_timeout", "60s");
    }

    /** A running embedded server of its own whose log goes to the archive; the caller closes it. */
    public PostgresServer startArchived(Path folder) {
        try {
            Files.createDirectories(archive);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return EmbeddedPostgresServer.start("archived", folder, Ports.free(), false, settings());
    }

    /**
     * Copies a running server's folder, in place of the base that lies there.
     *
     * @param data the folder of the server's database, on this machine
     */
    public void take(PostgresServer server, Path data) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            StateFolder.deleteRecursively(base);
            statement.execute("select pg_backup_start('sodachi', true)");
            copy(data, base);
            try (var row = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                row.next();
                Files.writeString(base.resolve("backup_label"), row.getString(1), StandardCharsets.UTF_8);
            }
        } catch (SQLException failure) {
            throw new ServiceUnavailable("The base backup could not be taken: " + failure.getMessage(), failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes known) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes known) throws IOException {
                Path name = from.relativize(file);
                boolean made = name.getNameCount() > 1
                        && EMPTY.contains(name.getName(0).toString());
                if (!made && !LEFT_OUT.contains(name.toString())) {
                    try {
                        Files.copy(file, to.resolve(name));
                    } catch (NoSuchFileException gone) {
                        // The server took it away meanwhile; its log knows.
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * A server of its own as the backed-up one was at {@code minute}; the caller closes it and deletes {@code folder}.
     *
     * @throws OutsideArchive when the minute lies before the base backup or after the end of the archive
     */
    public PostgresServer recover(Path folder, Instant minute) {
        Path data = folder.resolve("data");
        try {
            requireWithin(minute);
            copy(base, data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    """

                    restore_command = 'cp %s/%%f %%p'
                    recovery_target_time = '%s'
                    recovery_target_action = 'promote'
                    """.formatted(archive, MOMENT.format(minute)),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            Files.writeString(data.resolve("recovery.signal"), "");
            // Only this machine gets in, and it has the files already: whatever passwords the server had, none is
            // needed.
            Files.writeString(data.resolve("pg_hba.conf"), "host all all " + Ports.HOST + "/32 trust\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        try {
            PostgresServer side =
                    EmbeddedPostgresServer.startOn("side", folder, Ports.free(), Map.of("archive_mode", "off"));
            awaitRecovered(side, minute, log);
            return side;
        } catch (ServiceUnavailable refused) {
            throw new OutsideArchive(
                    minute, ChildProcess.lastLines(log, LAST_WORDS).replace('\n', ' '));
        }
    }

    /**
     * What can be known without a server: it would find out too, but only after a minute of trying.
     *
     * @throws OutsideArchive with the reason
     */
    public void requireWithin(Instant minute) {
        if (minute.isAfter(Instant.now())) {
            throw new OutsideArchive(minute, "That minute is still to come.");
        }
        try {
            requireBackedUp(minute);
        } catch (IOException missing) {
            throw new OutsideArchive(minute, "The file cannot be read: " + missing.getMessage() + ".");
        }
    }

    private void requireBackedUp(Instant minute) throws IOException {
        if (!Files.exists(base.resolve("backup_label"))) {
            throw new OutsideArchive(minute, "The folder " + base + " is no base backup.");
        }
        if (!Files.isDirectory(archive)) {
            throw new OutsideArchive(minute, "There is no archive " + archive + ".");
        }
        var label = STARTED.matcher(Files.readString(base.resolve("backup_label"), StandardCharsets.UTF_8));
        if (!label.find()) {
            throw new OutsideArchive(minute, "The folder " + base + " is no base backup.");
        }
        Instant started = LocalDateTime.parse(label.group(1).replace(' ', 'T'))
                .atZone(ZoneId.of(label.group(2)))
                .toInstant();
        if (minute.isBefore(started)) {
            throw new OutsideArchive(minute, "The base backup was begun at " + inJapan(started) + ".");
        }
        Instant last = Instant.EPOCH;
        try (Stream<Path> segments = Files.list(archive)) {
            for (Path segment : segments.toList()) {
                Instant written = Files.getLastModifiedTime(segment).toInstant();
                last = written.isAfter(last) ? written : last;
            }
        }
        if (minute.isAfter(last)) {
            throw new OutsideArchive(minute, "The archive was written last at " + inJapan(last) + ".");
        }
    }

    /** As the operator writes a minute, and to the second. */
    private static String inJapan(Instant moment) {
        return JAPANESE.format(moment) + " (Japanese time)";
    }

    private static void awaitRecovered(PostgresServer side, Instant minute, Path log) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LONGEST_RECOVERY.toNanos()) {
            try (Connection connection = side.connect("postgres");
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_is_in_recovery()")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return;
                }
                Thread.sleep(LOOK);
            } catch (SQLException | ServiceUnavailable ended) {
                side.close();
                throw new OutsideArchive(
                        minute, ChildProcess.lastLines(log, LAST_WORDS).replace('\n', ' '));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        side.close();
        throw new OutsideArchive(minute, "It had not come back after ten minutes.");
    }
}
