package jp.sodachi.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import jp.sodachi.record.PackedChild;
import jp.sodachi.record.PackedChildren;
import jp.sodachi.reminder.NightBook.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first part of a town's night: which children have something new to tell. Looks at those whose day has come, or at every
 * child when the rules are others than last night's. In the caller's transaction.
 */
final class NightLook {
    private static final Logger LOG = LoggerFactory.getLogger(NightLook.class);

    /** A link or a confirmed address may be written a little later than it says. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    private final PackedChildren packed;
    private final NightBook book;

    NightLook(PackedChildren packed, NightBook book) {
        this.packed = packed;
        this.book = book;
    }

    /**
     * What a look found.
     *
     * @param checkpoint what stands in the town's book when the night is at its end
     * @param children how many were looked at
     * @param unplanned whose record the schedule could not read
     * @param mended whose packed row was not what the record says
     * @param settled what is to be kept of children who have nothing new to tell
     * @param fresh children who have, with what they have
     */
    record Looked(
            Checkpoint checkpoint,
            int children,
            int unplanned,
            int mended,
            List<PackedChildren.Found> settled,
            Map<UUID, Fresh> fresh) {}

    /** What was found of a child, and what was there before. */
    record Fresh(PackedChildren.Found found, String before) {
        /** Nothing was told of it: the next night finds it as it was. */
        PackedChildren.Found again(LocalDate day) {
            return postponed(found.child(), found.revision(), before, day);
        }
    }

    Looked look(NightPlan plan, LocalDate day, Instant now) {
        PackedChildren.Checked checked = packed.check(day);
        if (checked.mended() > 0) {
            LOG.error("{} packed children were not what their records say", checked.mended());
        }
        Optional<Checkpoint> last = book.find();
        var look = new Consumer<PackedChild>() {
            private final List<PackedChildren.Found> settled = new ArrayList<>();
            private final Map<UUID, Fresh> fresh = new LinkedHashMap<>();
            private int children;
            private int unplanned;

            @Override
            public void accept(PackedChild child) {
                children++;
                try {
                    settle(child, plan.look(child));
                } catch (IllegalArgumentException e) {
                    LOG.error("The child {} cannot be planned", child.id(), e);
                    unplanned++;
                    settled.add(postponed(child.id(), child.revision(), child.result(), day));
                }
            }

            private void settle(PackedChild child, PackedChildren.Found found) {
                if (NightPlan.saysMore(found.result(), child.result())) {
                    fresh.put(child.id(), new Fresh(found, child.result()));
                } else if (!found.result().equals(child.result()) || found.nextChange() != child.nextChange()) {
                    settled.add(found);
                }
            }
        };
        if (last.filter(night -> night.rules().equals(plan.rules()) && !day.isBefore(night.on()))
                .isPresent()) {
            packed.forEachDue(day, last.get().beganAt().minus(SLACK), look);
        } else {
            packed.forEach(look);
        }
        return new Looked(
                new Checkpoint(day, now, plan.rules()),
                look.children,
                look.unplanned,
                checked.mended(),
                look.settled,
                look.fresh);
    }

    /** The present transaction does not wait for the disk when it ends. */
    void withoutWaiting() {
        book.withoutWaiting();
    }

    /** The town's night is at its end. */
    void finish(Looked looked, List<PackedChildren.Found> told) {
        packed.keep(looked.settled());
        packed.keep(told);
        book.keep(looked.checkpoint());
    }

    private static PackedChildren.Found postponed(UUID child, int revision, String result, LocalDate day) {
        return new PackedChildren.Found(child, revision, result, (int) day.toEpochDay() + 1);
    }
}
