package jp.sodachi.deploy.services;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server process of ours: its output goes to a file, its number and start time to another, so that it can be found
 * again after the JVM that started it was killed.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Process process;
    private final Path log;
    private final Path note;

    private ChildProcess(Process process, Path log, Path note) {
        this.process = process;
        this.log = log;
        this.note = note;
    }

    /** Starts {@code command} with its output in {@code folder/name.log}; ends one of that name left behind there. */
    public static ChildProcess start(Path folder, String name, List<String> command, Map<String, String> environment) {
        makeFolder(folder);
        endOrphan(folder, name);
        Path log = folder.resolve(name + ".log");
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // Its own session: Ctrl-C in the terminal then reaches us only, and we stop the servers in order.
            whole.add(SETSID.toString());
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Path note = note(folder, name);
            Files.writeString(note, describe(process.toHandle()), StandardCharsets.US_ASCII);
            return new ChildProcess(process, log, note);
        } catch (IOException e) {
            throw new ServiceUnavailable(
                    "The program " + command.getFirst() + " could not be started: " + e.getMessage() + ".", e);
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ServiceUnavailable("The folder " + folder + " cannot be made: " + e.getMessage() + ".", e);
        }
    }

    /** Ends the server {@code name} that an earlier JVM left running on this folder, if there is one. */
    static void endOrphan(Path folder, String name) {
        Path note = note(folder, name);
        if (!Files.exists(note)) {
            return;
        }
        try {
            String noted = Files.readString(note, StandardCharsets.US_ASCII);
            long pid = Long.parseLong(noted.substring(0, noted.indexOf(' ')));
            ProcessHandle.of(pid)
                    .filter(handle -> describe(handle).equals(noted))
                    .ifPresent(ChildProcess::end);
            Files.delete(note);
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException damaged) {
            throw new ServiceUnavailable(
                    "The file " + note + " is damaged; if no server of Sodachi is running, delete it and start again.",
                    damaged);
        }
    }

    private static Path note(Path folder, String name) {
        return folder.resolve(name + ".process");
    }

    // The start time tells a process apart from a later one that got the same number.
    private static String describe(ProcessHandle handle) {
        return handle.pid() + " "
                + handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Asks the process and what it started to end, waits, and ends by force what does not obey. */
    static void end(ProcessHandle handle) {
        List<ProcessHandle> family =
                Stream.concat(handle.descendants(), Stream.of(handle)).toList();
        handle.destroy();
        for (ProcessHandle member : family) {
            if (!isGoneWithin(member, PATIENCE)) {
                member.destroyForcibly();
            }
        }
    }

    /**
     * Waits for the end of a process that need not be our child. One that ended and that nobody has collected yet still
     * counts as alive for the JVM, but has no command any more.
     */
    static boolean isGoneWithin(ProcessHandle handle, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (handle.isAlive() && handle.info().command().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Where its words go. */
    public Path log() {
        return log;
    }

    /** The last lines the process wrote, for a message. */
    public String lastLines(int count) {
        return lastLines(log, count);
    }

    static String lastLines(Path log, int count) {
        try {
            List<String> lines = Files.readString(log, StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException unreadable) {
            return "(no output)";
        }
    }

    @Override
    public void close() {
        end(process.toHandle());
        try {
            Files.deleteIfExists(note);
        } catch (IOException harmless) {
            // The note names a process that is gone; the next start sees that.
        }
    }
}
