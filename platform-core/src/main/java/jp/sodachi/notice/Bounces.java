package jp.sodachi.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.channel.Bounce;
import jp.sodachi.channel.Way;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.Delivery.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes note of mails that came back: the delivery was not one after all. It goes on on another way where the guardian has one and
 * it is not too late, else the family is on the list of those not reached; an address that is gone counts as not confirmed. Jobs
 * only, in the scope of the bounce's town.
 */
@Transactional
public class Bounces {
    private static final MessageJson JSON = new MessageJson();

    private final JdbcClient jdbc;
    private final Guardians guardians;
    private final Wakeups wakeups;
    private final AuditTrail audit;
    private final Clock clock;

    Bounces(JdbcClient jdbc, Guardians guardians, Wakeups wakeups, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.guardians = guardians;
        this.wakeups = wakeups;
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
        Instant now = clock.instant();
        Reason reason = reason(bounce.kind());
        Optional<UUID> guardian = goOn(bounce, reason, now)
                .or(() -> noteBeside(bounce, reason, now))
                .or(() -> giveUp(bounce, reason, now));
        guardian.ifPresent(id -> {
            if (bounce.kind() == Bounce.Kind.GONE) {
                guardians.noteBounce(id, bounce.recipient());
            }
            audit.record(job.does("mail.bounce", null, id));
        });
        return guardian.isPresent();
    }

    /** The worker finds out which way that is; one that was never tried and that the guardian wants is there. */
    private Optional<UUID> goOn(Bounce bounce, Reason reason, Instant now) {
        Optional<UUID> guardian = jdbc.sql("""
                        update notice_delivery d
                           set state = 'READY', ended_at = null, claimed_at = null, provider_id = null, not_before = :now,
                               tried = d.tried || cast(:tried as jsonb), way_attempts = 0, way_since = null
                         where d.id = :id and d.state = 'SENT' and d.channel = 'MAIL' and d.deadline > :now
                           and d.failure is null
                           and d.template <> :confirm
                           and exists (select from notice_channel c
                                         left join notice_choice w on w.guardian_id = c.guardian_id
                                        where c.guardian_id = d.guardian_id
                                          and (d.urgent or w.ways is null or c.way = any (w.ways))
                                          and not d.tried @> jsonb_build_array(jsonb_build_object('way', c.way)))
                        returning d.guardian_id
                        """)
                .param("id", bounce.delivery())
                .param("now", Timestamp.from(now))
                .param("confirm", Message.ConfirmAddress.TEMPLATE)
                .param("tried", JSON.write(new Delivery.Tried(Way.MAIL, reason, now)))
                .query(UUID.class)
                .optional();
        guardian.ifPresent(_ -> wakeups.at(now));
        return guardian;
    }

    /** An emergency that was told on another way was told: the mail is noted as one that did not arrive. */
    private Optional<UUID> noteBeside(Bounce bounce, Reason reason, Instant now) {
        return jdbc.sql("""
                        update notice_delivery d
                           set tried = f.before || cast(:tried as jsonb),
                               channel = case when d.channel = 'MAIL' then coalesce(f.told, 'MAIL') else d.channel end
                          from (select m.id,
                                       coalesce(jsonb_agg(t.one order by t.place) filter (where t.one ->> 'way' <> 'MAIL'), '[]')
                                           as before,
                                       min(t.one ->> 'way')
                                           filter (where t.one ->> 'way' <> 'MAIL' and t.one ->> 'reason' = 'TOLD') as told,
                                       bool_or(t.one ->> 'way' = 'MAIL' and t.one ->> 'reason' = 'TOLD') as mailed
                                  from notice_delivery m, jsonb_array_elements(m.tried) with ordinality as t (one, place)
                                 where m.id = :id and m.urgent group by m.id) f
                         where d.id = f.id
                           and (f.mailed and d.state in ('READY', 'SENDING')
                                or f.told is not null and (f.mailed or d.state = 'SENT' and d.channel = 'MAIL'))
                        returning d.guardian_id
                        """)
                .param("id", bounce.delivery())
                .param("tried", JSON.write(new Delivery.Tried(Way.MAIL, reason, now)))
                .query(UUID.class)
                .optional();
    }

    private Optional<UUID> giveUp(Bounce bounce, Reason reason, Instant now) {
        return jdbc.sql("""
                        update notice_delivery
                           set state = 'FAILED', ended_at = :now, failure = coalesce(failure, :reason)
                         where id = :id and state = 'SENT' and channel = 'MAIL' and guardian_id is not null
                        returning guardian_id
                        """)
                .param("now", Timestamp.from(now))
                .param("reason", reason.name())
                .param("id", bounce.delivery())
                .query(UUID.class)
                .optional();
    }

    private static Reason reason(Bounce.Kind kind) {
        return switch (kind) {
            case GONE -> Reason.ADDRESS_GONE;
            case FULL -> Reason.MAILBOX_FULL;
            case REFUSED -> Reason.MAIL_REFUSED;
        };
    }
}
