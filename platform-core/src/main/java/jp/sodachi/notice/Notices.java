package jp.sodachi.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues messages to guardians, and tells what became of them. */
public class Notices {

    /** What speaks of a family's children. */
    private static final List<String> ABOUT_CHILDREN =
            List.of(Message.Reminder.TEMPLATE, Message.DoseWithdrawn.TEMPLATE, Message.TownNoticeLetter.TEMPLATE);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MessageJson json;
    private final Wakeups wakeups;

    Notices(JdbcClient jdbc, Clock clock, MessageJson json, Wakeups wakeups) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.wakeups = wakeups;
    }

    /**
     * Queues one message in the caller's transaction and wakes the worker for its earliest moment.
     *
     * @return the delivery's id, or empty when its key was queued before: then nothing happens
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> queue(NewDelivery delivery) {
        return queueAll(List.of(delivery)).stream().findFirst();
    }

    /**
     * Queues several messages in the caller's transaction, with one wake-up for each earliest moment among them.
     *
     * @return the ids of those whose keys were new, in the order given
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> queueAll(List<NewDelivery> deliveries) {
        Instant now = clock.instant();
        List<UUID> queued = new ArrayList<>();
        TreeSet<Instant> moments = new TreeSet<>();
        for (NewDelivery delivery : deliveries) {
            UUID id = Ids.next();
            if (insert(id, delivery, now)) {
                queued.add(id);
                moments.add(delivery.notBefore().isBefore(now) ? now : delivery.notBefore());
            }
        }
        moments.forEach(wakeups::at);
        return List.copyOf(queued);
    }

    /** Whether a message with this key was queued before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isQueued(String onceKey) {
        return jdbc.sql("""
                        select exists (select from notice_delivery where once_key = :onceKey)
                        """).param("onceKey", onceKey).query(Boolean.class).single();
    }

    /**
     * Takes back what waits to be told to these guardians about their children. What is on its way already is not reached.
     *
     * @return when the oldest message taken back was queued; empty when nothing waited
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> callBack(Collection<UUID> guardians) {
        if (guardians.isEmpty()) {
            return Optional.empty();
        }
        return jdbc
                .sql("""
                        update notice_delivery set state = 'FAILED', ended_at = :now, failure = 'CALLED_BACK'
                         where guardian_id in (:guardians) and state = 'READY' and template in (:templates)
                        returning created_at
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("guardians", guardians)
                .param("templates", ABOUT_CHILDREN)
                .query((row, _) -> row.getTimestamp("created_at").toInstant())
                .list()
                .stream()
                .min(Instant::compareTo);
    }

    /** The messages to a guardian, newest first, the town's notices among them. Content is not given. */
    @Transactional(readOnly = true)
    public List<Delivery> listFor(UUID guardian, int limit) {
        return jdbc.sql("""
                        select d.id, d.guardian_id, d.channel, d.template, d.state, d.attempts, d.created_at, d.ended_at,
                               d.failure, d.read_at, n.name as notice_name
                        from notice_delivery d
                        left join notice_town_notice n on n.id = d.notice_id
                        where d.guardian_id = :guardian
                        order by d.created_at desc, d.id desc
                        limit :limit
                        """)
                .param("guardian", guardian)
                .param("limit", limit)
                .query(DeliveryRows::delivery)
                .list();
    }

    private boolean insert(UUID id, NewDelivery delivery, Instant now) {
        Message.TownNoticeLetter letter = delivery.message() instanceof Message.TownNoticeLetter one ? one : null;
        return jdbc.sql("""
                                insert into notice_delivery
                                    (id, guardian_id, channel, template, args, once_key, state, attempts,
                                     not_before, deadline, daytime_only, created_at, notice_id, urgent)
                                values
                                    (:id, :guardian, 'MAIL', :template, :args::jsonb, :onceKey, 'READY', 0,
                                     :notBefore, :deadline, :daytimeOnly, :now, :notice, :urgent)
                                on conflict (once_key) do nothing
                                """)
                        .param("id", id)
                        .param("guardian", delivery.guardian())
                        .param("template", delivery.message().template())
                        .param("args", json.write(delivery.message()))
                        .param("onceKey", delivery.onceKey())
                        .param("notBefore", Timestamp.from(delivery.notBefore()))
                        .param("deadline", Timestamp.from(delivery.deadline()))
                        .param("daytimeOnly", delivery.daytimeOnly())
                        .param("now", Timestamp.from(now))
                        .param("notice", letter == null ? null : letter.notice())
                        .param("urgent", letter != null && letter.urgent())
                        .update()
                == 1;
    }
}
