package jp.sodachi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts an approved notice into the outbox, piece by piece, for whoever knows whom it concerns. Jobs only. Begun again after
 * a crash it queues what is missing and nothing twice.
 */
@Transactional(propagation = Propagation.MANDATORY)
public class NoticeDispatch {
    private static final Duration GOOD_FOR = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Clock clock;

    NoticeDispatch(JdbcClient jdbc, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.clock = clock;
    }

    /** One family's reader. @param children given names, none when the notice names none */
    public record Reader(UUID guardian, List<String> children) {
        public Reader {
            children = List.copyOf(children);
        }
    }

    /** A child or a pregnancy nobody with an account stands for. */
    public record Missed(boolean isPregnancy, UUID subject) {}

    /** Those whose time has come, emergencies first, and those whose sending was cut off. */
    public List<TownNotice> listDue() {
        requireJob();
        return jdbc.sql("""
                        select * from notice_town_notice
                         where state in ('APPROVED', 'SENDING') and send_at <= :now order by urgent desc, send_at, id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(NoticeRows::notice)
                .list();
    }

    /** Begins, or goes on; false when it was stopped or has ended. */
    public boolean begin(UUID notice) {
        requireJob();
        return jdbc.sql("""
                        update notice_town_notice set state = 'SENDING', version = version + 1
                         where id = :id and state in ('APPROVED', 'SENDING')
                        """).param("id", notice).update() == 1;
    }

    /** What became of a piece. */
    public enum Queued {
        /** All of it had been queued before. */
        NOTHING_NEW,
        SOME,
        /** The office stopped the notice; nothing was queued. */
        STOPPED
    }

    /** Queues a piece. The notice's row is shared until the transaction ends, so that a stop comes before or after it. */
    public Queued queue(TownNotice notice, Collection<Reader> readers) {
        requireJob();
        boolean goesOn = jdbc.sql("select id from notice_town_notice where id = :id and state = 'SENDING' for share")
                .param("id", notice.id())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!goesOn) {
            return Queued.STOPPED;
        }
        boolean urgent = notice.content().urgent();
        Instant now = clock.instant();
        Instant from = urgent ? now : Daytime.next(now);
        List<UUID> queued = notices.queueAll(readers.stream()
                .map(reader -> new NewDelivery(
                        reader.guardian(),
                        new Message.TownNoticeLetter(notice.id(), reader.children(), urgent),
                        "notice/" + notice.id() + "/" + reader.guardian(),
                        from,
                        from.plus(GOOD_FOR)))
                .toList());
        return queued.isEmpty() ? Queued.NOTHING_NEW : Queued.SOME;
    }

    /** Ends the sending: everything is in the outbox. False when it was stopped or ended in the meantime. */
    public boolean end(UUID notice, Collection<Missed> missed) {
        requireJob();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        boolean ended = jdbc.sql("""
                        update notice_town_notice set state = 'SENT', ended_at = :now, version = version + 1
                         where id = :id and state = 'SENDING'
                        """).param("id", notice).param("now", now).update() == 1;
        if (ended) {
            missed.forEach(one -> jdbc.sql("""
                            insert into notice_missed (notice_id, subject_kind, subject_id, found_at)
                            values (:notice, :kind, :subject, :now) on conflict do nothing
                            """)
                    .param("notice", notice)
                    .param("kind", one.isPregnancy() ? "PREGNANCY" : "CHILD")
                    .param("subject", one.subject())
                    .param("now", now)
                    .update());
        }
        return ended;
    }

    private static void requireJob() {
        if (!(CurrentActor.get() instanceof Actor.Job)) {
            throw new NotYours("notice.send", null);
        }
    }
}
