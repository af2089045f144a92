package jp.sodachi.deploy.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;

/**
 * Processor time until now, in seconds; zero for the database where the system does not tell.
 *
 * @param here of this process: sites and clients
 * @param database of a PostgreSQL server's processes, those that have ended among them
 */
record Spent(double here, double database) {
    static final Spent NOTHING = new Spent(0, 0);

    /** Where /proc counts in these, on every Linux. */
    private static final double TICKS_A_SECOND = 100;

    private static final int PARENT = 1;
    private static final int OWN = 11;
    private static final int ENDED_CHILDREN = 13;

    static Spent now(Collection<Long> backends) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var parents = new HashSet<Long>();
        var ticks = 0L;
        for (long pid : backends) {
            var fields = fields(pid);
            if (fields.length > 0) {
                ticks += sum(fields, OWN);
                parents.add(Long.parseLong(fields[PARENT]));
            }
        }
        for (long pid : parents) {
            var fields = fields(pid);
            ticks += sum(fields, OWN) + sum(fields, ENDED_CHILDREN);
        }
        return new Spent(system.getProcessCpuTime() / 1e9, ticks / TICKS_A_SECOND);
    }

    Spent since(Spent earlier) {
        return new Spent(here - earlier.here, database - earlier.database);
    }

    Spent plus(Spent other) {
        return new Spent(here + other.here, database + other.database);
    }

    /** What stands behind the name of a process; nothing when it has ended or the system has no such file. */
    private static String[] fields(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException ended) {
            return new String[0];
        }
    }

    /** In user and in system mode. */
    private static long sum(String[] fields, int at) {
        return fields.length > at + 1 ? Long.parseLong(fields[at]) + Long.parseLong(fields[at + 1]) : 0;
    }
}
