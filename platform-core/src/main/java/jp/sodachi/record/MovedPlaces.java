package jp.sodachi.record;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a child's places at check-ups of the town that it leaves. */
class MovedPlaces {
    private final JdbcClient jdbc;
    private final Clock clock;

    MovedPlaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Places at days to come end. */
    void cancel(UUID child) {
        jdbc.sql("""
                        update record_checkup_place set state = 'CANCELLED', settled_by = '-', settled_at = :now
                         where child_id = :child and state = 'INVITED' and on_day >= :today
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("child", child)
                .param("today", LocalDate.now(clock))
                .update();
    }

    /** Places at days to come that went with the move are there again, but for those the office has given anew. */
    void restore(UUID child, OffsetDateTime since) {
        jdbc.sql("""
                        update record_checkup_place p set state = 'INVITED', settled_by = null, settled_at = null
                         where p.child_id = :child and p.state = 'CANCELLED' and p.settled_by = '-' and p.settled_at >= :since
                           and p.on_day >= :today
                           and not exists (select from record_checkup_place o
                                            where o.child_id = p.child_id and o.form = p.form and o.on_day = p.on_day
                                              and o.state = 'INVITED')
                        """)
                .param("child", child)
                .param("since", since)
                .param("today", LocalDate.now(clock))
                .update();
    }
}
