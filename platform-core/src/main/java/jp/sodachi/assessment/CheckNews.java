package jp.sodachi.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sodachi.assessment.rules.Kind;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.Daytime;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.Notices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildGrowth;
import jp.sodachi.record.ToldPeople;
import jp.sodachi.support.SupportRoom;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells families that questions are open at a child's age. Called inside the town's scope, outside any transaction, as a
 * job. The records' one switch for whatever is told holds here too: a stopped child is not among those looked at.
 *
 * <p>One mail a guardian and day of opening, whatever opened on it, so that the night repeated tells nothing twice; never
 * beside another message of the same morning. A night that was missed, and a morning that had something else to say, is made
 * up for within {@value #MADE_UP_DAYS} days. What only invited children are asked is announced by
 * the invitation, not here; what is about a guardian is not announced to the others.
 */
public class CheckNews {
    private static final int CHILDREN_A_CHUNK = 500;
    private static final int OLDEST_YEARS = 8;
    private static final int MADE_UP_DAYS = 6;
    private static final LocalTime FIRST_MAIL = LocalTime.of(8, 0);
    private static final Duration GOOD_FOR = Duration.ofDays(2);

    private final TownInstruments instruments;
    private final ToldPeople people;
    private final Notices notices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CheckNews(
            TownInstruments instruments,
            ToldPeople people,
            Notices notices,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.instruments = instruments;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A child whose questions opened, and on which day. */
    private record Opened(ToldPeople.ToldChild child, LocalDate on) {}

    /** Plans a day; its messages leave by day. How many messages were queued. */
    public int planFor(LocalDate day) {
        if (!(CurrentActor.get() instanceof Actor.Job)) {
            throw new NotYours("assessment.tell", null);
        }
        var asking = transact(() -> instruments.listOffered().stream()
                .filter(each -> each.shownTo().kind() != ShownTo.Kind.INVITED
                        && each.instrument().kind() != Kind.MOOD)
                .toList());
        var opened = new ArrayList<Opened>();
        UUID after = null;
        List<ToldPeople.ToldChild> chunk;
        do {
            UUID last = after;
            chunk = transact(() -> people.listBornSince(last, CHILDREN_A_CHUNK, day.minusYears(OLDEST_YEARS)));
            chunk.forEach(child -> opened.addAll(opened(child, asking, day)));
            after = chunk.isEmpty() ? null : chunk.getLast().child().id();
        } while (chunk.size() == CHILDREN_A_CHUNK);
        return transact(() -> tell(opened, leaving(day)));
    }

    private List<Opened> opened(ToldPeople.ToldChild child, List<TownInstruments.Standing> asking, LocalDate day) {
        var opened = new ArrayList<Opened>();
        if (!child.guardians().isEmpty()) {
            for (var on = day.minusDays(MADE_UP_DAYS); !on.isAfter(day); on = on.plusDays(1)) {
                var then = on;
                if (asking.stream().anyMatch(each -> opensOn(each, child.child(), then))) {
                    opened.add(new Opened(child, then));
                }
            }
        }
        return opened;
    }

    private static boolean opensOn(TownInstruments.Standing asking, Child child, LocalDate day) {
        if (!asking.shownTo().includes(child, () -> false)) {
            return false;
        }
        var instrument = asking.instrument();
        var facts = child.facts();
        var gestation = ChildGrowth.gestation(facts).orElse(null);
        var before = instrument.open(instrument.age().on(facts.birthDate(), gestation, day.minusDays(1)));
        var now = instrument.open(instrument.age().on(facts.birthDate(), gestation, day));
        return now.isPresent() && !now.equals(before);
    }

    private int tell(List<Opened> found, Instant from) {
        // They were found a while ago: of whom, and to whom, nothing is said any more since then, nothing is said now.
        var told = people.holdChildren(
                found.stream().map(each -> each.child().child().id()).collect(Collectors.toSet()));
        var opened = found.stream()
                .filter(each -> told.contains(each.child().child().id()))
                .toList();
        var linked = opened.stream()
                .flatMap(each -> each.child().guardians().stream())
                .collect(Collectors.toSet());
        var readers = notices.listCallable(linked);
        var links = people.holdLinks(told);
        Map<LocalDate, Map<UUID, List<Child>>> byDay = new TreeMap<>();
        for (var each : opened) {
            for (var guardian : each.child().guardians()) {
                if (readers.contains(guardian)
                        && links.contains(new ToldPeople.Link(
                                guardian, each.child().child().id()))) {
                    byDay.computeIfAbsent(each.on(), _ -> new TreeMap<>())
                            .computeIfAbsent(guardian, _ -> new ArrayList<>())
                            .add(each.child().child());
                }
            }
        }
        // Whoever is told something else this morning hears of the questions on another one.
        var served = new HashSet<>(notices.listAwaiting(readers));
        var queued = 0;
        for (var day : byDay.entrySet()) {
            for (var family : day.getValue().entrySet()) {
                if (!served.contains(family.getKey())
                        && notices.queue(delivery(family.getKey(), day.getKey(), family.getValue(), from))
                                .isPresent()) {
                    served.add(family.getKey());
                    queued++;
                    family.getValue()
                            .forEach(child ->
                                    audit.record(CurrentActor.get().does("assessment.tell", child.id(), null)));
                }
            }
        }
        return queued;
    }

    private static NewDelivery delivery(UUID guardian, LocalDate day, List<Child> children, Instant from) {
        var only = children.size() == 1;
        return new NewDelivery(
                guardian,
                new Message.ChecksOpen(
                        children.stream().map(each -> each.facts().name()).toList(),
                        only ? "/children/" + children.getFirst().id() + "/development" : "/"),
                "checks-open/" + guardian + "/" + day,
                from,
                from.plus(GOOD_FOR));
    }

    private java.time.Instant leaving(LocalDate day) {
        var morning = day.atTime(FIRST_MAIL).atZone(SupportRoom.JAPAN).toInstant();
        var now = clock.instant();
        return Daytime.next(morning.isAfter(now) ? morning : now);
    }

    private <T> T transact(Supplier<T> work) {
        T result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("a transaction gave nothing back");
        }
        return result;
    }
}
