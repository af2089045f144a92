package jp.sodachi.notice;

import java.sql.Timestamp;
import java.time.Clock;
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
    private final DeliveryBook book;

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
            Wakeups wakeups,
            DeliveryBook book) {
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
        this.book = book;
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
        List<ToSend> mails = new ArrayList<>();
        List<Delivery.State> states = new ArrayList<>();
        for (Claimed delivery : batch.claimed()) {
            switch (prepare(town, brand, delivery, batch)) {
                case ToSend mail -> mails.add(mail);
                case Settled(Delivery.State state) -> states.add(state);
            }
        }
        Set<UUID> inShare = withinShares(mails);
        mails.stream()
                .filter(mail -> !inShare.contains(mail.id()))
                .forEach(mail -> states.add(waitForShare(mail.ready().delivery())));
        hands.send(
                mails.stream()
                        .filter(mail -> inShare.contains(mail.id()))
                        .map(ToSend::ready)
                        .toList(),
                answered -> states.addAll(settle(answered)));
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
            int expired = book.expire(now);
            int left = book.countOverdue(now) + book.release(now);
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

    private record ToSend(Ready ready, boolean office, boolean owed) implements Step {
        UUID id() {
            return ready.delivery().id();
        }
    }

    private record Settled(Delivery.State state) implements Step {}

    private Step prepare(Tenant town, Brand brand, Claimed delivery, Batch batch) {
        Addressee reader = batch.readers().get(delivery.reader());
        if (reader == null) {
            return new Settled(book.fail(delivery, Reason.NO_RECIPIENT));
        }
        Optional<Kept> choice = Optional.ofNullable(batch.choices().get(delivery.reader()));
        Message message;
        Mail mail;
        try {
            message = json.read(delivery.template(), delivery.args());
            mail = writer.write(delivery.id(), town, brand, reader, message, choice.map(Kept::secret), batch.notices());
        } catch (IllegalArgumentException | NoSuchMessageException e) {
            LOG.error("Delivery {} cannot be put into words", delivery.id(), e);
            return new Settled(book.fail(delivery, Reason.UNREADABLE));
        }
        if (reader.email().isEmpty()) {
            return new Settled(book.fail(delivery, Reason.NO_ADDRESS));
        }
        if (town.state() == TenantState.SANDBOX && !reader.office() && !members.isAddressOfOffice(reader.email())) {
            return new Settled(book.fail(delivery, Reason.SANDBOX));
        }
        if (!reader.verified() && !message.goesToUnconfirmedAddress()) {
            return new Settled(book.fail(delivery, Reason.NOT_CONFIRMED));
        }
        if (choice.flatMap(kept -> MailTopic.of(message).filter(topic -> !kept.wants(topic)))
                .isPresent()) {
            return new Settled(book.fail(delivery, Reason.DECLINED));
        }
        return new ToSend(new Ready(delivery, mail), reader.office(), isOwed(message));
    }

    /** Those that the day's shares of the town and its guardians leave room for. Mails to the office have none. */
    private Set<UUID> withinShares(List<ToSend> mails) {
        List<ToSend> toFamilies = mails.stream().filter(mail -> !mail.office()).toList();
        Set<UUID> within = mails.stream().filter(ToSend::office).map(ToSend::id).collect(Collectors.toSet());
        List<Boolean> taken = quotas.takeSends(toFamilies.stream()
                .map(mail -> new Quotas.Send(mail.ready().delivery().reader().toString(), mail.owed()))
                .toList());
        for (int at = 0; at < toFamilies.size(); at++) {
            if (taken.get(at)) {
                within.add(toFamilies.get(at).id());
            }
        }
        return within;
    }

    private Delivery.State waitForShare(Claimed delivery) {
        LOG.warn("Delivery {} waits: the day's quota is used up", delivery.id());
        return book.postpone(delivery);
    }

    /** What was answered together is recorded together. */
    private List<Delivery.State> settle(List<Answered> answered) {
        return transact(() -> {
            List<Delivery.State> states = new ArrayList<>();
            List<DeliveryBook.Sent> sent = new ArrayList<>();
            for (Answered one : answered) {
                switch (one.outcome()) {
                    case Taken(String providerId) -> sent.add(new DeliveryBook.Sent(one.delivery(), providerId));
                    case Refused _ -> states.add(book.fail(one.delivery(), Reason.ADDRESS_REFUSED));
                    case NotNow _ -> states.add(book.postpone(one.delivery()));
                }
            }
            states.addAll(book.succeed(sent));
            return states;
        });
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
        book.expire(now);
        book.waitForMorning(now);
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
