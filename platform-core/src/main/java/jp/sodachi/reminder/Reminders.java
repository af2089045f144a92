package jp.sodachi.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.Daytime;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.Notices;
import jp.sodachi.record.ChildForReminder;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.Records;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.support.SupportRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans a town's reminders. Called inside the town's scope, outside any transaction, as a job ({@code Actor.Job}); it
 * makes a transaction a chunk.
 */
public class Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final int CHILDREN_A_CHUNK = 500;
    private static final int FAMILIES_A_CHUNK = 100;
    private static final LocalTime FIRST_MAIL = LocalTime.of(8, 0);
    private static final Duration GOOD_FOR = Duration.ofDays(2);

    private final Records records;
    private final Guardians guardians;
    private final Notices notices;
    private final AuditTrail audit;
    private final ChildPlans plans;
    private final ToldItems told;
    private final ReminderSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(
            Records records,
            Guardians guardians,
            Notices notices,
            AuditTrail audit,
            ChildPlans plans,
            ToldItems told,
            ReminderSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.guardians = guardians;
        this.notices = notices;
        this.audit = audit;
        this.plans = plans;
        this.told = told;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a planning did.
     *
     * @param children children looked at
     * @param unplanned children whose record the schedule could not read
     * @param items new things to tell
     * @param deliveries messages queued
     */
    public record Planned(int children, int unplanned, int items, int deliveries) {
        private Planned plus(Planned other) {
            return new Planned(
                    children + other.children,
                    unplanned + other.unplanned,
                    items + other.items,
                    deliveries + other.deliveries);
        }
    }

    /** Plans a day; its messages leave by day. Planned again, it tells nothing twice. */
    public Planned planFor(LocalDate day) {
        Instant morning = day.atTime(FIRST_MAIL).atZone(SupportRoom.JAPAN).toInstant();
        Instant now = clock.instant();
        return plan(day, new Leaving(Daytime.next(morning.isAfter(now) ? morning : now), false));
    }

    /** Plans a day whose messages leave at once, even at night: an operator's run. */
    public Planned planAtOnce(LocalDate day) {
        return plan(day, new Leaving(clock.instant(), true));
    }

    private record Leaving(Instant notBefore, boolean evenAtNight) {}

    private Planned plan(LocalDate day, Leaving leaving) {
        List<ChildToTell> toTell = new ArrayList<>();
        Planned sum = new Planned(0, 0, 0, 0);
        UUID after = null;
        List<ChildForReminder> chunk;
        do {
            UUID last = after;
            Looked looked = transact(() -> look(records.listForReminders(last, CHILDREN_A_CHUNK), day));
            chunk = looked.children();
            toTell.addAll(looked.toTell());
            sum = sum.plus(new Planned(chunk.size(), looked.unplanned(), 0, 0));
            after = chunk.isEmpty() ? null : chunk.getLast().child().id();
        } while (chunk.size() == CHILDREN_A_CHUNK);

        List<List<ChildToTell>> families = Families.of(toTell);
        for (int i = 0; i < families.size(); i += FAMILIES_A_CHUNK) {
            List<List<ChildToTell>> some = families.subList(i, Math.min(i + FAMILIES_A_CHUNK, families.size()));
            sum = sum.plus(transact(() -> tell(some, day, leaving)));
        }
        return sum;
    }

    private record Looked(List<ChildForReminder> children, List<ChildToTell> toTell, int unplanned) {}

    private Looked look(List<ChildForReminder> children, LocalDate day) {
        Set<UUID> linked =
                children.stream().flatMap(child -> child.guardians().stream()).collect(Collectors.toSet());
        Set<UUID> reachable = guardians.findAll(linked).values().stream()
                .filter(Guardian::emailVerified)
                .map(Guardian::id)
                .collect(Collectors.toSet());
        Map<UUID, Set<Telling.Key>> before =
                told.of(children.stream().map(child -> child.child().id()).toList());
        Telling.Leads leads = leads(day);
        List<ChildToTell> toTell = new ArrayList<>();
        int unplanned = 0;
        for (ChildForReminder child : children) {
            UUID id = child.child().id();
            Set<UUID> readers =
                    child.guardians().stream().filter(reachable::contains).collect(Collectors.toUnmodifiableSet());
            if (!readers.isEmpty()) {
                try {
                    Set<Telling.Key> known = before.getOrDefault(id, Set.of());
                    List<Telling> tellings = Telling.of(plans.plan(child.child(), child.doses(), day), leads).stream()
                            .filter(telling ->
                                    !child.refused().contains(telling.key().programme())
                                            && !known.contains(telling.key()))
                            .toList();
                    if (!tellings.isEmpty()) {
                        toTell.add(new ChildToTell(id, child.child().facts().name(), readers, tellings));
                    }
                } catch (IllegalArgumentException e) {
                    LOG.error("The child {} cannot be planned", id, e);
                    unplanned++;
                }
            }
        }
        return new Looked(children, toTell, unplanned);
    }

    private Telling.Leads leads(LocalDate day) {
        ReminderSettings.Setting setting = settings.current();
        return new Telling.Leads(
                plans.schedules(day).leadTimeDays().orElse(Telling.NOTICE_DAYS),
                setting.onDay(),
                setting.endsBefore(),
                setting.lastCall());
    }

    /** What the town says besides, by language. */
    private Map<String, String> besides() {
        ReminderSettings.Setting setting = settings.current();
        Map<String, String> words = new TreeMap<>(Map.of("ja", setting.wordsJa(), "en", setting.wordsEn()));
        words.values().removeIf(String::isBlank);
        return words;
    }

    private Planned tell(List<List<ChildToTell>> families, LocalDate day, Leaving leaving) {
        Planned sum = new Planned(0, 0, 0, 0);
        for (List<ChildToTell> family : families) {
            TreeSet<UUID> readers = family.stream()
                    .flatMap(child -> child.guardians().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            boolean toldToday = readers.stream().anyMatch(reader -> notices.isQueued(onceKey(reader, day)));
            if (!toldToday) {
                sum = sum.plus(tell(family, readers, day, leaving));
            }
        }
        return sum;
    }

    private Planned tell(List<ChildToTell> family, Set<UUID> readers, LocalDate day, Leaving leaving) {
        Instant now = clock.instant();
        Schedules schedules = plans.schedules(day);
        Map<String, String> besides = besides();
        List<ChildToTell> fresh = family.stream()
                .map(child -> child.withTellings(child.tellings().stream()
                        .filter(telling -> told.insert(child.id(), telling.key(), schedules, day, now))
                        .toList()))
                .filter(child -> !child.tellings().isEmpty())
                .toList();
        List<NewDelivery> deliveries = new ArrayList<>();
        for (UUID reader : readers) {
            List<ChildToTell> own = fresh.stream()
                    .filter(child -> child.guardians().contains(reader))
                    .toList();
            if (!own.isEmpty()) {
                deliveries.add(new NewDelivery(
                        reader,
                        ReminderMessage.of(own, day, schedules.wording(), besides),
                        onceKey(reader, day),
                        leaving.notBefore(),
                        leaving.notBefore().plus(GOOD_FOR),
                        leaving.evenAtNight()));
            }
        }
        int queued = notices.queueAll(deliveries).size();
        if (queued < deliveries.size()) {
            throw new IllegalStateException(
                    "another planner told this family at the same moment; the day is planned again");
        }
        fresh.forEach(child -> audit.record(CurrentActor.get().does("reminder.tell", child.id(), null)));
        int items = fresh.stream().mapToInt(child -> child.tellings().size()).sum();
        return new Planned(0, 0, items, queued);
    }

    private static String onceKey(UUID guardian, LocalDate day) {
        return "reminder/" + guardian + "/" + day;
    }

    private <T> T transact(Supplier<T> work) {
        T result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("a transaction gave nothing back");
        }
        return result;
    }
}
