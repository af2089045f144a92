package jp.sodachi.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Branding;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.notice.Delivery.Reason;
import jp.sodachi.notice.MailChannel.NotNow;
import jp.sodachi.notice.MailChannel.Refused;
import jp.sodachi.notice.MailChannel.Taken;
import jp.sodachi.notice.MailChoices.Kept;
import jp.sodachi.notice.MailHands.Answered;
import jp.sodachi.notice.MailHands.Ready;
import jp.sodachi.quota.Quotas;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.NoSuchMessageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what a town has queued. Made for the worker; called inside the town's scope and <em>outside</em> any transaction:
 * it claims in one, sends without one, and records each result in one of its own.
 */
public class Deliveries {

    /** The most that one turn sends, so that a large town does not keep the small ones waiting. */
    public static final int TURN = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration GRACE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Guardians guardians;
    private final StaffMembers members;
    private final Quotas quotas;
    private final Branding branding;
    private final MailHands hands;
    private final MessageJson json;
    private final MailWriter writer;
    private final NoticeLetters letters;
    private final MailChoices choices;
    private final Wakeups wakeups;

    Deliveries(
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transaction,
            Guardians guardians,
            StaffMembers members,
            Quotas quotas,
            Branding branding,
            MailHands hands,
            MessageJson json,
            MailWriter writer,
            NoticeLetters letters,
            MailChoices choices,
            Wakeups wakeups) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.guardians = guardians;
        this.members = members;
        this.quotas = quotas;
        this.branding = branding;
        this.hands = hands;
        this.json = json;
        this.writer = writer;
        this.letters = letters;
        this.choices = choices;
        this.wakeups = wakeups;
    }

    /** What one turn did. */
    public record Turn(int claimed, int sent, int waiting, int failed) {

        /** Whether the turn was full, so that the town should come again, behind the others. */
        public boolean maybeMore() {
            return claimed == TURN;
        }
    }

    /** What a sweep found: deliveries left behind, which are tried again, and those whose deadline had passed. */
    public record Swept(int leftBehind, int expired) {}

    /** Sends up to {@value #TURN} deliveries whose time has come. Several workers may do so at once for one town. */
    public Turn sendDue() {
        refuseInsideTransaction();
        Tenant town = TenantScope.current();
        Brand brand = branding.current();
        Batch batch = transact(this::claim);
        List<Ready> ready = new ArrayList<>();
        List<Delivery.State> states = new ArrayList<>();
        for (Claimed delivery : batch.claimed()) {
            switch (prepare(town, brand, delivery, batch)) {
                case ToSend(Ready mail) -> ready.add(mail);
                case Settled(Delivery.State state) -> states.add(state);
            }
        }
        hands.send(ready, answered -> states.addAll(settle(answered)));
        int sent = Collections.frequency(states, Delivery.State.SENT);
        int waiting = Collections.frequency(states, Delivery.State.READY);
        int claimed = batch.claimed().size();
        return new Turn(claimed, sent, waiting, claimed - sent - waiting);
    }

    /**
     * Looks after what was left behind for more than an hour: SENDING because a worker died between the provider's answer
     * and its record, READY because a wake-up was lost. Both are tried again; a mail may then arrive twice, under the same
     * Message-ID. What is past its deadline is given up.
     */
    public Swept sweep() {
        refuseInsideTransaction();
        return transact(() -> {
            Instant now = clock.instant();
            int expired = expire(now);
            int left = countOverdue(now) + release(now);
            if (left > 0) {
                wakeups.at(now);
            }
            return new Swept(left, expired);
        });
    }

    /**
     * How the outbox stands.
     *
     * @param waiting deliveries whose time has come, the oldest since {@code waitingSince}
     * @param sent deliveries sent since the moment asked for
     */
    public record Standing(int waiting, @Nullable Instant waitingSince, int sent) {}

    /** How the present town's outbox stands, with what was sent since {@code since}. */
    public Standing standing(Instant since) {
        return transact(() -> jdbc.sql("""
                        select count(*) filter (where state in ('READY', 'SENDING') and not_before <= :now) as waiting,
                               min(not_before) filter (where state in ('READY', 'SENDING') and not_before <= :now) as oldest,
                               count(*) filter (where state = 'SENT' and ended_at >= :since) as sent
                          from notice_delivery
                         where state in ('READY', 'SENDING') or ended_at >= :since
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("since", Timestamp.from(since))
                .query((row, _) -> new Standing(
                        row.getInt("waiting"),
                        Optional.ofNullable(row.getTimestamp("oldest"))
                                .map(Timestamp::toInstant)
                                .orElse(null),
                        row.getInt("sent")))
                .single());
    }

    /** What is to be done with a claimed delivery: it is handed over, or its fate is known without asking the provider. */
    private sealed interface Step {}

    private record ToSend(Ready mail) implements Step {}

    private record Settled(Delivery.State state) implements Step {}

    private Step prepare(Tenant town, Brand brand, Claimed delivery, Batch batch) {
        Addressee reader = batch.readers().get(delivery.reader());
        if (reader == null) {
            return new Settled(fail(delivery, Reason.NO_RECIPIENT));
        }
        Optional<Kept> choice = Optional.ofNullable(batch.choices().get(delivery.reader()));
        Message message;
        Mail mail;
        try {
            message = json.read(delivery.template(), delivery.args());
            mail = writer.write(delivery.id(), town, brand, reader, message, choice.map(Kept::secret), batch.notices());
        } catch (IllegalArgumentException | NoSuchMessageException e) {
            LOG.error("Delivery {} cannot be put into words", delivery.id(), e);
            return new Settled(fail(delivery, Reason.UNREADABLE));
        }
        if (reader.email().isEmpty()) {
            return new Settled(fail(delivery, Reason.NO_ADDRESS));
        }
        if (town.state() == TenantState.SANDBOX && !reader.office() && !members.isAddressOfOffice(reader.email())) {
            return new Settled(fail(delivery, Reason.SANDBOX));
        }
        if (!reader.verified() && !message.goesToUnconfirmedAddress()) {
            return new Settled(fail(delivery, Reason.NOT_CONFIRMED));
        }
        if (choice.flatMap(kept -> MailTopic.of(message).filter(topic -> !kept.wants(topic)))
                .isPresent()) {
            return new Settled(fail(delivery, Reason.DECLINED));
        }
        if (!reader.office() && !quotas.takeSend(delivery.reader().toString(), isOwed(message))) {
            LOG.warn("Delivery {} waits: the day's quota is used up", delivery.id());
            return new Settled(postpone(delivery));
        }
        return new ToSend(new Ready(delivery, mail));
    }

    /** What was answered together is recorded together. */
    private List<Delivery.State> settle(List<Answered> answered) {
        return transact(() -> answered.stream()
                .map(one -> switch (one.outcome()) {
                    case Taken taken -> succeed(one.delivery(), taken);
                    case Refused _ -> fail(one.delivery(), Reason.ADDRESS_REFUSED);
                    case NotNow _ -> postpone(one.delivery());
                })
                .toList());
    }

    /** Whether the town's share of the day does not hold it back: asked for by the reader, or an emergency. */
    private static boolean isOwed(Message message) {
        return message.goesToUnconfirmedAddress()
                || message instanceof Message.TownNoticeLetter letter && letter.urgent();
    }

    private record Batch(
            List<Claimed> claimed,
            Map<UUID, Addressee> readers,
            Map<UUID, Kept> choices,
            Map<UUID, TownNotice> notices) {}

    private Batch claim() {
        Instant now = clock.instant();
        expire(now);
        waitForMorning(now);
        List<Claimed> claimed = jdbc.sql("""
                        update notice_delivery
                        set state = 'SENDING', attempts = attempts + 1, claimed_at = :now
                        where id in (
                            select id from notice_delivery
                            where state = 'READY' and not_before <= :now
                            order by urgent desc, not_before, id
                            limit :turn
                            for update skip locked)
                        returning id, guardian_id, staff_id, template, args, attempts, deadline, daytime_only
                        """)
                .param("now", Timestamp.from(now))
                .param("turn", TURN)
                .query(DeliveryRows::claimed)
                .list();
        Map<UUID, Addressee> readers = readers(claimed);
        Set<UUID> guardiansHere = claimed.stream()
                .flatMap(one -> Stream.ofNullable(one.guardian()))
                .filter(readers::containsKey)
                .collect(Collectors.toSet());
        return new Batch(claimed, readers, choices.keepAll(guardiansHere), letters.findNamedBy(claimed));
    }

    private Map<UUID, Addressee> readers(List<Claimed> claimed) {
        Map<UUID, Addressee> readers = new HashMap<>();
        guardians
                .findAll(claimed.stream()
                        .flatMap(one -> Stream.ofNullable(one.guardian()))
                        .collect(Collectors.toSet()))
                .forEach((id, guardian) -> readers.put(id, Addressee.of(guardian)));
        members.findActive(claimed.stream()
                        .flatMap(one -> Stream.ofNullable(one.staff()))
                        .collect(Collectors.toSet()))
                .forEach((id, member) -> readers.put(id, Addressee.of(member)));
        return readers;
    }

    /** What became due at night, or was left over from the day by an outage, is not sent before the morning. */
    private void waitForMorning(Instant now) {
        Instant morning = Daytime.next(now);
        if (morning.isAfter(now)) {
            int rows = jdbc.sql("""
                            update notice_delivery
                            set not_before = :morning
                            where state = 'READY' and daytime_only and not_before <= :now
                            """)
                    .param("morning", Timestamp.from(morning))
                    .param("now", Timestamp.from(now))
                    .update();
            if (rows > 0) {
                wakeups.at(morning);
            }
        }
    }

    private Delivery.State succeed(Claimed delivery, Taken taken) {
        return record(delivery, """
                update notice_delivery
                set state = 'SENT', ended_at = :now, provider_id = :note
                where id = :id and state = 'SENDING' and attempts = :attempts
                """, taken.providerId(), Delivery.State.SENT);
    }

    private Delivery.State fail(Claimed delivery, Reason reason) {
        return record(delivery, """
                update notice_delivery
                set state = 'FAILED', ended_at = :now, failure = :note
                where id = :id and state = 'SENDING' and attempts = :attempts
                """, reason.name(), Delivery.State.FAILED);
    }

    /** The count of attempts makes the claim this worker's own: one that a sweep took away is not written over. */
    private Delivery.State record(Claimed delivery, String update, String note, Delivery.State state) {
        int rows = transact(() -> jdbc.sql(update)
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .param("now", Timestamp.from(clock.instant()))
                .param("note", note)
                .update());
        if (rows != 1) {
            LOG.warn("Delivery {} was taken over by another worker before its result was recorded", delivery.id());
        }
        return state;
    }

    private Delivery.State postpone(Claimed delivery) {
        Instant next = clock.instant().plus(Retry.after(delivery.attempts(), delivery.id()));
        Instant again = delivery.daytimeOnly() ? Daytime.next(next) : next;
        if (!again.isBefore(delivery.deadline())) {
            return fail(delivery, Reason.DEADLINE);
        }
        transact(() -> {
            int rows = jdbc.sql("""
                            update notice_delivery
                            set state = 'READY', not_before = :again, claimed_at = null
                            where id = :id and state = 'SENDING' and attempts = :attempts
                            """)
                    .param("id", delivery.id())
                    .param("attempts", delivery.attempts())
                    .param("again", Timestamp.from(again))
                    .update();
            if (rows == 1) {
                wakeups.at(again);
            }
            return rows;
        });
        return Delivery.State.READY;
    }

    private int expire(Instant now) {
        return jdbc.sql("""
                        update notice_delivery
                        set state = 'FAILED', ended_at = :now, failure = 'DEADLINE'
                        where state = 'READY' and deadline <= :now
                        """).param("now", Timestamp.from(now)).update();
    }

    private int release(Instant now) {
        return jdbc.sql("""
                        update notice_delivery
                        set state = 'READY', claimed_at = null
                        where state = 'SENDING' and claimed_at < :longAgo
                        """).param("longAgo", Timestamp.from(now.minus(GRACE))).update();
    }

    private int countOverdue(Instant now) {
        return jdbc.sql("""
                        select count(*) from notice_delivery
                        where state = 'READY' and not_before < :longAgo
                        """)
                .param("longAgo", Timestamp.from(now.minus(GRACE)))
                .query(Integer.class)
                .single();
    }

    private <T> T transact(Supplier<T> work) {
        T result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("a transaction gave nothing back");
        }
        return result;
    }

    private static void refuseInsideTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Sending holds no connection: call it outside any transaction.");
        }
    }
}
