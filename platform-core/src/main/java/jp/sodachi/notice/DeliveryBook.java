package jp.sodachi.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
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
    record Sent(Claimed delivery, String providerId) {}

    /** All of them in one statement. */
    List<Delivery.State> succeed(List<Sent> sent) {
        if (sent.isEmpty()) {
            return List.of();
        }
        int rows = transact(() -> jdbc.sql("""
                        update notice_delivery d
                           set state = 'SENT', ended_at = :now, provider_id = f.provider_id
                          from unnest(cast(:ids as uuid[]), cast(:attempts as int[]), cast(:providerIds as text[]))
                               as f (id, attempts, provider_id)
                         where d.id = f.id and d.state = 'SENDING' and d.attempts = f.attempts
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param(
                        "ids",
                        sent.stream().map(one -> one.delivery().id().toString()).toArray(String[]::new))
                .param(
                        "attempts",
                        sent.stream().map(one -> one.delivery().attempts()).toArray(Integer[]::new))
                .param("providerIds", sent.stream().map(Sent::providerId).toArray(String[]::new))
                .update());
        if (rows < sent.size()) {
            LOG.warn("{} deliveries were taken over before their result was recorded", sent.size() - rows);
        }
        return Collections.nCopies(sent.size(), Delivery.State.SENT);
    }

    Delivery.State fail(Claimed delivery, Reason reason) {
        int rows = transact(() -> jdbc.sql("""
                        update notice_delivery
                           set state = 'FAILED', ended_at = :now, failure = :reason
                         where id = :id and state = 'SENDING' and attempts = :attempts
                        """)
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", reason.name())
                .update());
        if (rows != 1) {
            LOG.warn("Delivery {} was taken over by another worker before its result was recorded", delivery.id());
        }
        return Delivery.State.FAILED;
    }

    /** It is tried again, unless its deadline comes before that. */
    Delivery.State postpone(Claimed delivery) {
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

    int expire(Instant now) {
        return jdbc.sql("""
                        update notice_delivery
                           set state = 'FAILED', ended_at = :now, failure = 'DEADLINE'
                         where state = 'READY' and deadline <= :now
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
