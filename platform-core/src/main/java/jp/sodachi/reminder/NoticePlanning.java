package jp.sodachi.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.notice.NoticeDispatch;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.record.ToldPeople;
import jp.sodachi.reminder.NoticeAudience.Audience;
import jp.sodachi.reminder.NoticeAudience.Named;
import jp.sodachi.reminder.NoticeAudience.Reader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the town's notices into the outbox when their time has come: whom they concern is found then, never before; of a list
 * those alone on whom two people have agreed, and of these those who are still in it. Called
 * inside the town's scope, outside any transaction, as a job; it makes a transaction a chunk.
 */
public class NoticePlanning {
    private static final Logger LOG = LoggerFactory.getLogger(NoticePlanning.class);
    private static final int READERS_A_CHUNK = 200;

    private final NoticeDispatch dispatch;
    private final AudienceFinder finder;
    private final ToldPeople people;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticePlanning(
            NoticeDispatch dispatch,
            AudienceFinder finder,
            ToldPeople people,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.dispatch = dispatch;
        this.finder = finder;
        this.people = people;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Plans every notice whose time has come; how many were planned to their end. */
    public int planDue() {
        int planned = 0;
        for (TownNotice notice : transact(dispatch::listDue)) {
            try {
                planned += plan(notice) ? 1 : 0;
            } catch (RuntimeException e) {
                // The others are sent all the same; this one is tried again by the next sweep.
                LOG.error("The notice {} could not be planned", notice.id(), e);
            }
        }
        return planned;
    }

    private boolean plan(TownNotice notice) {
        if (!transact(() -> dispatch.begin(notice.id()))) {
            return false;
        }
        Segment segment = notice.content().segment();
        Audience audience = transact(() -> finder.find(notice, LocalDate.now(clock)));
        boolean namesChildren = segment.audience() == Segment.Audience.CHILDREN;
        List<Reader> readers = audience.readers();
        for (int i = 0; i < readers.size(); i += READERS_A_CHUNK) {
            List<Reader> some = readers.subList(i, Math.min(i + READERS_A_CHUNK, readers.size()));
            if (transact(() -> tell(notice, some, namesChildren)) == NoticeDispatch.Queued.STOPPED) {
                return false;
            }
        }
        return transact(() -> dispatch.end(notice.id(), audience.missed()));
    }

    private NoticeDispatch.Queued tell(TownNotice notice, List<Reader> found, boolean namesChildren) {
        List<Reader> readers = stillTold(found);
        NoticeDispatch.Queued queued = dispatch.queue(
                notice,
                readers.stream()
                        .map(reader -> new NoticeDispatch.Reader(
                                reader.guardian(),
                                namesChildren
                                        ? reader.children().stream()
                                                .map(Named::name)
                                                .toList()
                                        : List.of()))
                        .toList());
        if (queued == NoticeDispatch.Queued.SOME) {
            Set<UUID> told = readers.stream()
                    .flatMap(reader ->
                            Stream.concat(reader.children().stream().map(Named::id), reader.pregnancies().stream()))
                    .collect(Collectors.toSet());
            told.forEach(id -> audit.record(CurrentActor.get().does("notice.tell", id, notice.id())));
        }
        return queued;
    }

    /** They were found a while ago: of whom, and to whom, nothing is said any more since then, nothing is said now. */
    private List<Reader> stillTold(List<Reader> found) {
        Set<UUID> told = people.holdTold(found.stream()
                .flatMap(reader ->
                        Stream.concat(reader.children().stream().map(Named::id), reader.pregnancies().stream()))
                .collect(Collectors.toSet()));
        Set<ToldPeople.Link> links = people.holdLinks(told);
        return found.stream()
                .map(reader -> new Reader(
                        reader.guardian(),
                        reader.children().stream()
                                .filter(child -> links.contains(new ToldPeople.Link(reader.guardian(), child.id())))
                                .toList(),
                        reader.pregnancies().stream()
                                .filter(id -> links.contains(new ToldPeople.Link(reader.guardian(), id)))
                                .toList()))
                .filter(reader ->
                        !reader.children().isEmpty() || !reader.pregnancies().isEmpty())
                .toList();
    }

    private <T> T transact(Supplier<T> work) {
        T result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("a transaction gave nothing back");
        }
        return result;
    }
}
