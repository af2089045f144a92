package jp.sodachi.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Branding;
import jp.sodachi.channel.Outcome;
import jp.sodachi.channel.Way;
import jp.sodachi.notice.Delivery.Reason;
import jp.sodachi.notice.Hands.Answered;
import jp.sodachi.notice.Routing.Leaves;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Duration PROVIDERS_MINUTE = Duration.ofMinutes(1);
    private static final Duration SHARE_OF_THE_DAY = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Branding branding;
    private final Claims claims;
    private final Routing routing;
    private final Shares shares;
    private final Hands hands;
    private final Addresses addresses;
    private final Tally tally;
    private final Wakeups wakeups;
    private final DeliveryBook book;

    Deliveries(
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transaction,
            Branding branding,
            Claims claims,
            Routing routing,
            Shares shares,
            Hands hands,
            Addresses addresses,
            Tally tally,
            Wakeups wakeups,
            DeliveryBook book) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.branding = branding;
        this.claims = claims;
        this.routing = routing;
        this.shares = shares;
        this.hands = hands;
        this.addresses = addresses;
        this.tally = tally;
        this.wakeups = wakeups;
        this.book = book;
    }

    /** What one turn did; {@code waiting} holds what goes on on another way, too. */
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
        Batch batch = transact(() -> claims.take(TURN));
        List<Leaves> leaving = new ArrayList<>();
        List<Delivery.State> states = new ArrayList<>();
        for (Claimed delivery : batch.claimed()) {
            switch (routing.route(town, brand, delivery, batch)) {
                case Leaves leaves -> leaving.add(leaves);
                case Routing.Stays(Claimed stays) -> states.add(book.leaveOnSite(stays));
                case Routing.Waits(Claimed waits, Instant until) -> states.add(book.putBack(waits, until));
                case Routing.Fails(Attempt attempt, Reason reason) -> states.add(book.fail(attempt, reason));
            }
        }
        List<Leaves> now = divide(town, leaving, batch.had(), states);
        hands.send(now.stream().map(Leaves::ready).toList(), answered -> states.addAll(settle(answered)));
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

    /** What the shares leave room for; the rest waits, or takes another way. */
    private List<Leaves> divide(
            Tenant town, List<Leaves> leaving, Map<UUID, Integer> had, List<Delivery.State> states) {
        Instant now = clock.instant();
        List<Leaves> today = keep(shares.withinDay(leaving, had), leaving, attempt -> {
            LOG.warn(
                    "Delivery {} waits: the day's quota is used up",
                    attempt.delivery().id());
            states.add(book.putBack(attempt.delivery(), now.plus(SHARE_OF_THE_DAY)));
        });
        List<Leaves> atOnce = keep(
                shares.withinMinute(today),
                today,
                attempt -> states.add(book.putBack(attempt.delivery(), now.plus(PROVIDERS_MINUTE))));
        return atOnce.stream().anyMatch(one -> one.attempt().way() == Way.LINE)
                ? keep(
                        transact(() -> shares.withinMonth(town, atOnce)),
                        atOnce,
                        attempt -> states.add(book.notOnThisWay(attempt, Reason.QUOTA)))
                : atOnce;
    }

    private static List<Leaves> keep(Set<UUID> within, List<Leaves> all, Consumer<Attempt> beyond) {
        List<Leaves> kept = new ArrayList<>();
        for (Leaves one : all) {
            if (within.contains(one.attempt().delivery().id())) {
                kept.add(one);
            } else {
                beyond.accept(one.attempt());
            }
        }
        return kept;
    }

    /** What was answered together is recorded together. */
    private List<Delivery.State> settle(List<Answered> answered) {
        return transact(() -> {
            List<Delivery.State> states = new ArrayList<>();
            List<DeliveryBook.Sent> sent = new ArrayList<>();
            int unsentByLine = 0;
            for (Answered one : answered) {
                Attempt attempt = one.attempt();
                switch (one.outcome()) {
                    case Outcome.Taken(String providerId, Set<UUID> gone) -> {
                        sent.add(new DeliveryBook.Sent(attempt, providerId));
                        addresses.forget(gone);
                    }
                    case Outcome.Refused(Outcome.Why why) -> states.add(book.notOnThisWay(attempt, Reason.of(why)));
                    case Outcome.NotNow _ -> states.add(book.postpone(attempt));
                    case Outcome.Gone(Set<UUID> gone) -> {
                        forget(attempt, gone);
                        states.add(book.notOnThisWay(attempt, Reason.ADDRESS_GONE));
                    }
                }
                if (attempt.way() == Way.LINE && !(one.outcome() instanceof Outcome.Taken)) {
                    unsentByLine++;
                }
            }
            tally.giveBackLine(unsentByLine);
            states.addAll(book.succeed(sent));
            return states;
        });
    }

    private void forget(Attempt attempt, Set<UUID> devices) {
        addresses.forget(devices);
        UUID guardian = attempt.delivery().guardian();
        if (attempt.way() == Way.LINE && guardian != null) {
            addresses.forgetLine(guardian);
        }
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
