package jp.sodachi.record;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What lies beside the record and is of no use any more: drafts nobody confirmed, sheets and codes that open nothing. */
public class OldPapers {
    private final JdbcClient jdbc;

    OldPapers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Deletes drafts that nobody has touched since {@code moment}. Jobs only.
     *
     * @return how many rows went
     */
    @Transactional
    public int clearDrafts(Instant moment) {
        return jdbc.sql("delete from record_form_draft where saved_at < :moment")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Deletes counter sheets and shown codes whose time was over before {@code moment}. Jobs only.
     *
     * @return how many rows went
     */
    @Transactional
    public int clearCodes(Instant moment) {
        var before = moment.atOffset(ZoneOffset.UTC);
        var sheets = jdbc.sql("delete from record_counter_sheet where expires_at < :moment")
                .param("moment", before)
                .update();
        return sheets
                + jdbc.sql("delete from record_share where expires_at < :moment")
                        .param("moment", before)
                        .update();
    }
}
