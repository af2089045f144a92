package jp.sodachi.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sodachi.layer.TownSchedules;
import jp.sodachi.notice.Daytime;
import jp.sodachi.notice.Notices;
import jp.sodachi.record.ChildForReminder;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.PackedChildren;
import jp.sodachi.reminder.NightLook.Looked;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.support.SupportRoom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans a town's reminders. Called inside the town's scope, outside any transaction, as a job ({@code Actor.Job}). A night
 * with few children to tell of is one transaction; otherwise there is one for the look, one a chunk of families, and one in
 * which the night is noted as done. Cut off in between, it is done again and tells nothing twice.
 */
public class Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final int CHILDREN_A_CHUNK = 500;
    private static final int FAMILIES_A_CHUNK = 100;
    private static final LocalTime FIRST_MAIL = LocalTime.of(8, 0);

    private final PackedChildren packed;
    private final NightLook night;
    private final FamilyTelling families;
    private final Notices notices;
    private final ChildPlans plans;
    private final TownSchedules schedules;
    private final ToldItems told;
    private final ReminderSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(
            PackedChildren packed,
            NightLook night,
            FamilyTelling families,
            Notices notices,
            ChildPlans plans,
            TownSchedules schedules,
            ToldItems told,
            ReminderSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.packed = packed;
        this.night = night;
        this.families = families;
        this.notices = notices;
        this.plans = plans;
        this.schedules = schedules;
        this.told = told;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a planning did.
     *
     * @param children children looked at: those whose day had come, or all of them
     * @param unplanned children whose record the schedule could not read
     * @param mended children whose packed row was not what their record says
     * @param items new things to tell
     * @param deliveries messages queued
     */
    public record Planned(int children, int unplanned, int mended, int items, int deliveries) {

        /** Both together. */
        public Planned plus(Planned other) {
            return new Planned(
                    children + other.children,
                    unplanned + other.unplanned,
                    mended + other.mended,
                    items + other.items,
                    deliveries + other.deliveries);
        }
    }

    /**
     * Plans a day; its messages leave by day. Planned again, it tells nothing twice.
     *
     * @throws IllegalStateException the town's own schedule does not fit the national one: then nobody is told anything, since
     *     it might be wrong for this town
     */
    public Planned planFor(LocalDate day) {
        Instant morning = day.atTime(FIRST_MAIL).atZone(SupportRoom.JAPAN).toInstant();
        Instant now = clock.instant();
        return plan(day, Daytime.next(morning.isAfter(now) ? morning : now), false);
    }

    /** Plans a day whose messages leave at once, even at night: an operator's run. */
    public Planned planAtOnce(LocalDate day) {
        return plan(day, clock.instant(), true);
    }

    private Planned plan(LocalDate day, Instant notBefore, boolean evenAtNight) {
        Instant now = clock.instant();
        Begun begun = transact(() -> begin(day, now, notBefore, evenAtNight));
        return begun.done() == null ? tell(begun, this::hasten) : begun.done();
    }

    /** @param done what the whole night did, if one transaction was enough for it */
    private record Begun(
            Looked looked,
            Telling.Leads leads,
            FamilyTelling.Words words,
            @Nullable Planned done) {}

    /** One transaction for all that an ordinary night of most towns is. */
    private Begun begin(LocalDate day, Instant now, Instant notBefore, boolean evenAtNight) {
        ReminderSettings.Setting setting = settings.current();
        Schedules rules = fitting(day);
        Telling.Leads leads = PlainLook.leads(rules, setting);
        Looked looked = night.look(new NightPlan(rules, leads, day), day, now);
        var words = new FamilyTelling.Words(rules, FamilyTelling.besides(setting), day, now, notBefore, evenAtNight);
        var begun = new Begun(looked, leads, words, null);
        return looked.fresh().size() > FAMILIES_A_CHUNK
                ? begun
                : new Begun(looked, leads, words, tell(begun, Reminders::here));
    }

    /** Where a piece of the work is done: in a transaction of its own, or in the one that is there. */
    private interface Piece {
        <T> T in(Supplier<T> work);
    }

    private static <T> T here(Supplier<T> work) {
        return work.get();
    }

    private Planned tell(Begun begun, Piece piece) {
        Looked looked = begun.looked();
        FamilyTelling.Words words = begun.words();
        Set<UUID> again = new HashSet<>();
        List<ChildToTell> toTell = new ArrayList<>();
        for (List<UUID> some : chunks(List.copyOf(looked.fresh().keySet()), CHILDREN_A_CHUNK)) {
            toTell.addAll(piece.in(() -> read(packed.listWhole(some), begun.leads(), words.day(), again)));
        }
        int unplanned = again.size();
        int items = 0;
        int deliveries = 0;
        for (List<List<ChildToTell>> some : chunks(Families.of(toTell), FAMILIES_A_CHUNK)) {
            FamilyTelling.Told done = piece.in(() -> families.tell(some, words));
            items += done.items();
            deliveries += done.deliveries();
            again.addAll(done.waiting());
        }
        List<PackedChildren.Found> found = looked.fresh().values().stream()
                .map(child -> again.contains(child.found().child()) ? child.again(words.day()) : child.found())
                .toList();
        piece.in(() -> {
            night.finish(looked, found);
            return found;
        });
        return new Planned(looked.children(), looked.unplanned() + unplanned, looked.mended(), items, deliveries);
    }

    /**
     * Which of these children have something to tell to somebody who can be reached.
     *
     * @param unplanned takes up those whose record the schedule cannot read
     */
    private List<ChildToTell> read(
            List<ChildForReminder> children, Telling.Leads leads, LocalDate day, Set<UUID> unplanned) {
        Set<UUID> linked =
                children.stream().flatMap(child -> child.guardians().stream()).collect(Collectors.toSet());
        Set<UUID> reachable = notices.listCallable(linked);
        Map<UUID, Set<Telling.Key>> before =
                told.of(children.stream().map(child -> child.child().id()).toList());
        List<ChildToTell> toTell = new ArrayList<>();
        for (ChildForReminder child : children) {
            UUID id = child.child().id();
            Set<UUID> readers =
                    child.guardians().stream().filter(reachable::contains).collect(Collectors.toUnmodifiableSet());
            if (!readers.isEmpty()) {
                try {
                    Set<Telling.Key> known = before.getOrDefault(id, Set.of());
                    List<Telling> tellings = PlainLook.tellings(plans, child, leads, day)
                            .filter(telling ->
                                    !child.refused().contains(telling.key().programme())
                                            && !known.contains(telling.key()))
                            .toList();
                    if (!tellings.isEmpty()) {
                        toTell.add(new ChildToTell(id, child.child().facts().name(), readers, tellings));
                    }
                } catch (IllegalArgumentException e) {
                    LOG.error("The child {} cannot be planned", id, e);
                    unplanned.add(id);
                }
            }
        }
        return toTell;
    }

    /** The town's rules of a day; other than a page, a reminder does not make do with the national ones alone. */
    private Schedules fitting(LocalDate day) {
        TownSchedules.Resolved resolved = schedules.resolve(day);
        resolved.misfit().ifPresent(misfit -> {
            throw new IllegalStateException("the town's own schedule does not fit the national one", misfit);
        });
        return resolved.schedules();
    }

    private static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int at = 0; at < all.size(); at += size) {
            chunks.add(all.subList(at, Math.min(at + size, all.size())));
        }
        return chunks;
    }

    /** In a transaction that does not wait for the disk; the first of a night says so itself when it opens the town's book. */
    private <T> T hasten(Supplier<T> work) {
        return transact(() -> {
            night.withoutWaiting();
            return work.get();
        });
    }

    private <T> T transact(Supplier<T> work) {
        T result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("a transaction gave nothing back");
        }
        return result;
    }
}
