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
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into notice_delivery
                            (id, staff_id, channel, template, args, once_key, state, attempts, not_before, deadline,
                             daytime_only, created_at)
                        values (:id, :staff, 'MAIL', :template, :args::jsonb, :key, 'READY', 0, :now, :deadline, false, :now)
                        """)
                .param("id", id)
                .param("staff", staff)
                .param("template", message.template())
                .param("args", json.write(message))
                .param("key", "office/" + id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("deadline", now.plus(GOOD_FOR).atOffset(ZoneOffset.UTC))
                .update();
        wakeups.at(now);
        return id;
    }
}
