package jp.sodachi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.channel.Way;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * What guardians want to be told, on whatever way. It is asked when something is about to be sent, so a choice holds for what
 * waits, too. Whatever is not told stands on the site all the same.
 */
@Transactional
public class MailChoices {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    MailChoices(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What one guardian wants. */
    public record Wanted(boolean reminders, boolean notices, boolean checks) {
        /** Everything. */
        public static final Wanted ALL = new Wanted(true, true, true);
    }

    /** What the signed-in guardian wants; everything while nothing was chosen. */
    public Wanted mine() {
        return jdbc.sql("""
                        select c.reminders, c.notices, c.checks
                          from identity_guardian g join notice_choice c on c.guardian_id = g.id
                         where g.subject = :subject
                        """)
                .param("subject", parent().subject())
                .query((row, _) -> wanted(row))
                .optional()
                .orElse(Wanted.ALL);
    }

    /** Keeps what the signed-in guardian wants; nothing happens for somebody who has not joined. */
    public void choose(Wanted wanted) {
        var me = parent();
        jdbc.sql("""
                        insert into notice_choice (guardian_id, secret, reminders, notices, checks, changed_at)
                        select id, :secret, :reminders, :notices, :checks, :now from identity_guardian where subject = :subject
                        on conflict (guardian_id) do update
                           set reminders = excluded.reminders, notices = excluded.notices, checks = excluded.checks,
                               changed_at = excluded.changed_at
                        """)
                .param("secret", Secrets.fresh())
                .param("reminders", wanted.reminders())
                .param("notices", wanted.notices())
                .param("checks", wanted.checks())
                .param("now", now())
                .param("subject", me.subject())
                .update();
        audit.record(me.does("mail.choose", null, null));
    }

    /** Whether a mail with this secret was sent by this town. */
    public boolean isKnown(String secret) {
        return jdbc.sql("select exists (select from notice_choice where secret = :secret)")
                .param("secret", secret)
                .query(Boolean.class)
                .single();
    }

    /** What became of a wish to stop. */
    public enum Stopped {
        NOW,
        /** It had been stopped before. */
        BEFORE,
        /** No mail with this secret was sent by this town. */
        UNKNOWN
    }

    /** Stops a topic for whoever has a mail with this secret, signed in or not; stopping again changes nothing. */
    public Stopped stop(String secret, MailTopic topic) {
        // The column's name is a constant of the enum; nothing anybody typed is in it.
        Optional<UUID> guardian = jdbc.sql("""
                        update notice_choice set %1$s = false, changed_at = :now
                         where secret = :secret and %1$s returning guardian_id
                        """.formatted(topic.path()))
                .param("now", now())
                .param("secret", secret)
                .query(UUID.class)
                .optional();
        guardian.ifPresent(id -> audit.record(new Actor.Nobody().does("mail.stop", null, id)));
        if (guardian.isPresent()) {
            return Stopped.NOW;
        }
        return isKnown(secret) ? Stopped.BEFORE : Stopped.UNKNOWN;
    }

    /**
     * What the sending needs to know of one guardian.
     *
     * @param secret for the address that stops a mail
     * @param ways in the guardian's order
     */
    record Kept(UUID guardian, String secret, Wanted wanted, List<Way> ways, Hours hours) {
        WayChoices.Chosen chosen() {
            return new WayChoices.Chosen(ways, hours);
        }

        boolean wants(MailTopic topic) {
            return switch (topic) {
                case REMINDERS -> wanted.reminders();
                case NOTICES -> wanted.notices();
                case CHECKS -> wanted.checks();
            };
        }
    }

    /** What these guardians of the town want; each is given a secret with the first mail. In the caller's transaction. */
    Map<UUID, Kept> keepAll(Set<UUID> guardians) {
        Map<UUID, Kept> kept = new HashMap<>(find(guardians));
        Set<UUID> fresh = guardians.stream().filter(id -> !kept.containsKey(id)).collect(Collectors.toSet());
        if (!fresh.isEmpty()) {
            // In one order, so that two workers wait for each other and never both.
            List<UUID> ordered = fresh.stream().sorted().toList();
            jdbc.sql("""
                            insert into notice_choice (guardian_id, secret, reminders, notices, changed_at)
                            select f.guardian_id, f.secret, true, true, :now
                              from unnest(cast(:guardians as uuid[]), cast(:secrets as text[])) as f (guardian_id, secret)
                            on conflict (guardian_id) do nothing
                            """)
                    .param("guardians", ordered.stream().map(UUID::toString).toArray(String[]::new))
                    .param("secrets", ordered.stream().map(_ -> Secrets.fresh()).toArray(String[]::new))
                    .param("now", now())
                    .update();
        }
        kept.putAll(find(fresh));
        return kept;
    }

    private Map<UUID, Kept> find(Set<UUID> guardians) {
        return guardians.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from notice_choice where guardian_id in (:guardians)")
                        .param("guardians", guardians)
                        .query(MailChoices::kept)
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Kept::guardian, kept -> kept));
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("guardian_id", UUID.class),
                row.getString("secret"),
                wanted(row),
                WayChoices.ways(row),
                WayChoices.hours(row));
    }

    private static Wanted wanted(ResultSet row) throws SQLException {
        return new Wanted(row.getBoolean("reminders"), row.getBoolean("notices"), row.getBoolean("checks"));
    }

    private static Actor.Parent parent() {
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            return parent;
        }
        throw new NotYours("mail.choose", null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
