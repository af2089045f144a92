package jp.sodachi.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Deliveries that ended long ago. */
public class OldDeliveries {
    private final JdbcClient jdbc;

    OldDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Deletes the present town's deliveries that were sent or given up before {@code moment}. Jobs only.
     *
     * @return how many rows went
     */
    @Transactional
    public int clear(Instant moment) {
        return jdbc.sql("""
                        delete from notice_delivery where state in ('SENT', 'FAILED') and ended_at < :moment
                        """).param("moment", moment.atOffset(ZoneOffset.UTC)).update();
    }
}
