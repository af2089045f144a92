package jp.sodachi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queues what is for a person of the office: by the same outbox, at any hour, for a short time. */
final class OfficeMail {
    /** Whoever waits for a mail presses the button again after this; longer than the sweep's hour. */
    private static final Duration GOOD_FOR = Duration.ofHours(3);

    private final JdbcClient jdbc;
    private final Wakeups wakeups;
    private final Clock clock;
    private final MessageJson json = new MessageJson();

    OfficeMail(JdbcClient jdbc, Wakeups wakeups, Clock clock) {
        this.jdbc = jdbc;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** Queues one mail and wakes the worker; the delivery's id. */
    UUID queue(UUID staff, Message message) {
        UUID id = Ids.next();
        insert(id, staff, message, "office/" + id, clock.instant(), GOOD_FOR);
        return id;
    }

    /** Queues one mail unless one with this key was queued before. */
    void queueOnce(UUID staff, Message message, String onceKey, Instant from, Duration goodFor) {
        insert(Ids.next(), staff, message, onceKey, from, goodFor);
    }

    private void insert(UUID id, UUID staff, Message message, String key, Instant from, Duration goodFor) {
        Instant now = clock.instant();
        int queued = jdbc.sql("""
                        insert into notice_delivery
                            (id, staff_id, channel, template, args, once_key, state, attempts, not_before, deadline,
                             daytime_only, created_at)
                        values (:id, :staff, 'MAIL', :template, :args::jsonb, :key, 'READY', 0, :from, :deadline, false, :now)
                        on conflict (once_key) do nothing
                        """)
                .param("id", id)
                .param("staff", staff)
                .param("template", message.template())
                .param("args", json.write(message))
                .param("key", key)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("deadline", from.plus(goodFor).atOffset(ZoneOffset.UTC))
                .update();
        if (queued == 1) {
            wakeups.at(from);
        }
    }
}
