package jp.sodachi.deploy.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** CPU time of the measuring thread, beside JMH's clock: what else runs on the machine does not count. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuTime {
    /** Nanoseconds spent in the measured part. */
    public long cpuNanos;

    /** How many pieces of work that was. */
    public long pieces;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** CPU nanoseconds of this thread until now. */
    long now() {
        return threads.getCurrentThreadCpuTime();
    }

    void spent(long since, int done) {
        cpuNanos += now() - since;
        pieces += done;
    }
}
