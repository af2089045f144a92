package jp.sodachi.deploy.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.sodachi.schedule.Person;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.Schedules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One child through the door the pages use, with every why and the proposed visits; another child each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OneChild {
    private final Schedules japan = Schedules.japan();
    private List<MadeUpChildren.Made> children = List.of();
    private int next;

    /** Makes the children once. */
    @Setup
    public void make() {
        children = BenchChildren.all();
    }

    /** The next child's whole plan. */
    @Benchmark
    public Plan plan() {
        var child = children.get(next++ % children.size());
        return plan(child);
    }

    Plan plan(MadeUpChildren.Made child) {
        return japan.plan(Person.of(child.birth(), BenchChildren.sex(child)), child.doses(), BenchChildren.TODAY);
    }

    /** How many visits are proposed to all children together. */
    long visits() {
        return children.stream().mapToLong(child -> plan(child).visits().size()).sum();
    }
}
