package jp.sodachi.deploy.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder that one JVM at a time holds; the operating system lets go of it when that JVM ends, however it ends. */
final class StateFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private StateFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws ServiceUnavailable when another JVM holds the folder or it cannot be written */
    static StateFolder hold(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return tryHold(absolute)
                .orElseThrow(() -> new ServiceUnavailable("Sodachi is already running on the folder " + absolute
                        + holder(absolute) + "; stop it first."));
    }

    /** Empty when another JVM (or this one, earlier) holds the folder. */
    static Optional<StateFolder> tryHold(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel).isEmpty()) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new StateFolder(path, channel));
        } catch (IOException e) {
            throw new ServiceUnavailable("The folder " + path + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByThisJvm) {
            return Optional.empty();
        }
    }

    private static String holder(Path path) {
        try {
            String pid = Files.readString(path.resolve(LOCK), StandardCharsets.US_ASCII);
            return pid.isBlank() ? "" : " (process " + pid + ")";
        } catch (IOException unreadable) {
            return "";
        }
    }

    Path path() {
        return path;
    }

    /** The folder {@code name} inside this one, made when it is missing. */
    Path inside(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new ServiceUnavailable("The folder " + path.resolve(name) + " cannot be made: " + e.getMessage(), e);
        }
    }

    static void deleteRecursively(Path path) {
        if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
