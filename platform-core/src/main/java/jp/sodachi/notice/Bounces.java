package jp.sodachi.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes note of mails that came back: the delivery was not one after all, so that the family is on the list of those not
 * reached, and an address that is gone counts as not confirmed. Jobs only, in the scope of the bounce's town.
 */
@Transactional
public class Bounces {
    private final JdbcClient jdbc;
    private final Guardians guardians;
    private final AuditTrail audit;
    private final Clock clock;

    Bounces(JdbcClient jdbc, Guardians guardians, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.guardians = guardians;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes note of one.
     *
     * @return false when it changed nothing: no such mail of this town, told before, or to somebody of the office
     */
    public boolean take(Bounce bounce) {
        if (!(CurrentActor.get() instanceof Actor.Job job)) {
            throw new NotYours("mail.bounce", null);
        }
        Optional<UUID> guardian = jdbc.sql("""
                        update notice_delivery
                           set state = 'FAILED', ended_at = :now, failure = 'ADDRESS_REFUSED'
                         where id = :id and state = 'SENT' and guardian_id is not null
                        returning guardian_id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", bounce.delivery())
                .query(UUID.class)
                .optional();
        guardian.ifPresent(id -> {
            if (bounce.addressGone()) {
                guardians.noteBounce(id, bounce.recipient());
            }
            audit.record(job.does("mail.bounce", null, id));
        });
        return guardian.isPresent();
    }
}
