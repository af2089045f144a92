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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sodachi.channel.Way;
import jp.sodachi.notice.Delivery.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what becomes of claimed deliveries. A change names the claim it belongs to: what a sweep has taken away is not
 * written over.
 */
final class DeliveryBook {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryBook.class);

    private static final MessageJson JSON = new MessageJson();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Wakeups wakeups;
    private final Duration grace;

    /** @param grace after so long a claim without a result is taken for left behind */
    DeliveryBook(JdbcClient jdbc, Clock clock, TransactionTemplate transaction, Wakeups wakeups, Duration grace) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.wakeups = wakeups;
        this.grace = grace;
    }

    /** A delivery that the provider took. */
    record Sent(Attempt attempt, String providerId) {}

    /** All of them at once. An emergency goes on on the person's other ways. */
    List<Delivery.State> succeed(List<Sent> sent) {
        Map<Boolean, List<Sent>> goesOn = sent.stream()
                .collect(Collectors.partitioningBy(one ->
                        one.attempt().delivery().urgent() && one.attempt().more()));
        List<Delivery.State> states = new ArrayList<>(end(goesOn.getOrDefault(false, List.of())));
        states.addAll(goOn(goesOn.getOrDefault(true, List.of())));
        return states;
    }

    private List<Delivery.State> goOn(List<Sent> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        int rows = transact(() -> {
            int changed = jdbc.sql("""
                            update notice_delivery d
                               set state = 'READY', not_before = :now, claimed_at = null, channel = f.way,
                                   tried = d.tried || f.tried, way_attempts = 0, way_since = null
                              from unnest(cast(:ids as uuid[]), cast(:attempts as int[]), cast(:ways as text[]),
                                          cast(:tried as jsonb[]))
                                   as f (id, attempts, way, tried)
                             where d.id = f.id and d.state = 'SENDING' and d.attempts = f.attempts
                            """)
                    .param("now", Timestamp.from(now))
                    .param(
                            "ids",
                            texts(told, one -> one.attempt().delivery().id().toString()))
                    .param("attempts", attempts(told))
                    .param("ways", texts(told, one -> one.attempt().way().name()))
                    .param(
                            "tried",
                            texts(
                                    told,
                                    one -> JSON.write(
                                            new Delivery.Tried(one.attempt().way(), Reason.TOLD, now))))
                    .update();
            if (changed > 0) {
                wakeups.at(now);
            }
            return changed;
        });
        noteTakenOver(told, rows);
        return Collections.nCopies(told.size(), Delivery.State.READY);
    }

    private List<Delivery.State> end(List<Sent> sent) {
        if (sent.isEmpty()) {
            return List.of();
        }
        int rows = transact(() -> jdbc.sql("""
                        update notice_delivery d
                           set state = 'SENT', ended_at = :now, provider_id = f.provider_id, channel = f.way
                          from unnest(cast(:ids as uuid[]), cast(:attempts as int[]), cast(:providerIds as text[]),
                                      cast(:ways as text[]))
                               as f (id, attempts, provider_id, way)
                         where d.id = f.id and d.state = 'SENDING' and d.attempts = f.attempts
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", texts(sent, one -> one.attempt().delivery().id().toString()))
                .param("attempts", attempts(sent))
                .param("providerIds", texts(sent, Sent::providerId))
                .param("ways", texts(sent, one -> one.attempt().way().name()))
                .update());
        noteTakenOver(sent, rows);
        return Collections.nCopies(sent.size(), Delivery.State.SENT);
    }

    /** Nobody is called: the reader looks on the site. */
    Delivery.State leaveOnSite(Claimed delivery) {
        return succeed(List.of(new Sent(new Attempt(delivery, Way.SITE, false), "site")))
                .getFirst();
    }

    private static void noteTakenOver(List<Sent> sent, int rows) {
        if (rows < sent.size()) {
            LOG.warn("{} deliveries were taken over before their result was recorded", sent.size() - rows);
        }
    }

    private static Integer[] attempts(List<Sent> sent) {
        return sent.stream().map(one -> one.attempt().delivery().attempts()).toArray(Integer[]::new);
    }

    private static String[] texts(List<Sent> sent, Function<Sent, String> text) {
        return sent.stream().map(text).toArray(String[]::new);
    }

    /** It cannot be told; an emergency that was told on another way was told. */
    Delivery.State fail(Attempt attempt, Reason reason) {
        Optional<Way> told = attempt.delivery().toldOn();
        if (told.isPresent()) {
            return wasTold(attempt, reason, told.get());
        }
        int rows = transact(() -> of(attempt.delivery(), jdbc.sql("""
                        update notice_delivery
                           set state = 'FAILED', ended_at = :now, failure = :reason, channel = :way
                         where id = :id and state = 'SENDING' and attempts = :attempts
                        """))
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", reason.name())
                .param("way", attempt.way().name())
                .update());
        noteTakenOver(attempt.delivery(), rows);
        return Delivery.State.FAILED;
    }

    private Delivery.State wasTold(Attempt attempt, Reason reason, Way told) {
        Instant now = clock.instant();
        boolean noted = attempt.delivery().hasTried(attempt.way());
        int rows = transact(() -> of(attempt.delivery(), jdbc.sql("""
                        update notice_delivery
                           set state = 'SENT', ended_at = :now, channel = :told, failure = null,
                               tried = tried || cast(:tried as jsonb)
                         where id = :id and state = 'SENDING' and attempts = :attempts
                        """))
                .param("now", Timestamp.from(now))
                .param("told", told.name())
                .param("tried", noted ? "[]" : JSON.write(new Delivery.Tried(attempt.way(), reason, now)))
                .update());
        noteTakenOver(attempt.delivery(), rows);
        return Delivery.State.SENT;
    }

    /** It is told on the person's next way, or not at all. */
    Delivery.State notOnThisWay(Attempt attempt, Reason reason) {
        if (!attempt.more()) {
            return fail(attempt, reason);
        }
        Instant now = clock.instant();
        int rows = transact(() -> {
            int changed = of(attempt.delivery(), jdbc.sql("""
                            update notice_delivery
                               set state = 'READY', not_before = :now, claimed_at = null, channel = :way,
                                   tried = tried || cast(:tried as jsonb), way_attempts = 0, way_since = null
                             where id = :id and state = 'SENDING' and attempts = :attempts
                            """))
                    .param("now", Timestamp.from(now))
                    .param("way", attempt.way().name())
                    .param("tried", JSON.write(new Delivery.Tried(attempt.way(), reason, now)))
                    .update();
            if (changed == 1) {
                wakeups.at(now);
            }
            return changed;
        });
        noteTakenOver(attempt.delivery(), rows);
        return Delivery.State.READY;
    }

    /** It is tried again on this way, unless the time for that is over before. */
    Delivery.State postpone(Attempt attempt) {
        Claimed delivery = attempt.delivery();
        Instant now = clock.instant();
        Instant next = now.plus(Retry.after(delivery.wayAttempts() + 1, delivery.id()));
        Instant again = delivery.daytimeOnly() ? Daytime.next(next) : next;
        if (!again.isBefore(attempt.until(now))) {
            return notOnThisWay(attempt, Reason.DEADLINE);
        }
        transact(() -> {
            int rows = of(delivery, jdbc.sql("""
                            update notice_delivery
                               set state = 'READY', not_before = :again, claimed_at = null, channel = :way,
                                   way_attempts = way_attempts + 1, way_since = coalesce(way_since, :now)
                             where id = :id and state = 'SENDING' and attempts = :attempts
                            """))
                    .param("again", Timestamp.from(again))
                    .param("way", attempt.way().name())
                    .param("now", Timestamp.from(now))
                    .update();
            if (rows == 1) {
                wakeups.at(again);
            }
            return rows;
        });
        return Delivery.State.READY;
    }

    /** It was not its turn: it comes again at {@code time}, and nothing was tried. */
    Delivery.State putBack(Claimed delivery, Instant time) {
        transact(() -> {
            int rows = of(delivery, jdbc.sql("""
                            update notice_delivery set state = 'READY', not_before = :time, claimed_at = null
                             where id = :id and state = 'SENDING' and attempts = :attempts
                            """))
                    .param("time", Timestamp.from(time))
                    .update();
            if (rows == 1) {
                wakeups.at(time);
            }
            return rows;
        });
        return Delivery.State.READY;
    }

    /** Wakes the worker once more. */
    void comeAgain(Instant time) {
        wakeups.at(time);
    }

    /** The claim that a statement belongs to. */
    private static JdbcClient.StatementSpec of(Claimed delivery, JdbcClient.StatementSpec statement) {
        return statement.param("id", delivery.id()).param("attempts", delivery.attempts());
    }

    private static void noteTakenOver(Claimed delivery, int rows) {
        if (rows != 1) {
            LOG.warn("Delivery {} was taken over by another worker before its result was recorded", delivery.id());
        }
    }

    /** What became due at night, or was left over from the day by an outage, is not sent before the morning. */
    void waitForMorning(Instant now) {
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

    /**
     * Gives up what is too late, and what was called back or stopped while a provider had it. An emergency that was told on one way,
     * and on no more of them, was told.
     */
    int expire(Instant now) {
        return jdbc.sql("""
                        update notice_delivery d
                           set state = case when d.tried @> '[{"reason": "TOLD"}]' then 'SENT' else 'FAILED' end,
                               failure = case when d.tried @> '[{"reason": "TOLD"}]' then null
                                              else coalesce(d.failure, 'DEADLINE') end,
                               channel = coalesce((select t ->> 'way' from jsonb_array_elements(d.tried) t
                                                    where t ->> 'reason' = 'TOLD' limit 1), d.channel),
                               ended_at = :now
                         where d.state = 'READY' and (d.deadline <= :now or d.failure is not null)
                        """).param("now", Timestamp.from(now)).update();
    }

    int release(Instant now) {
        return jdbc.sql("""
                        update notice_delivery
                           set state = 'READY', claimed_at = null
                         where state = 'SENDING' and claimed_at < :longAgo
                        """).param("longAgo", Timestamp.from(now.minus(grace))).update();
    }

    int countOverdue(Instant now) {
        return jdbc.sql("""
                        select count(*) from notice_delivery
                         where state = 'READY' and not_before < :longAgo
                        """)
                .param("longAgo", Timestamp.from(now.minus(grace)))
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
}
