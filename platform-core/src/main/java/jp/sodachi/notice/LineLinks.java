package jp.sodachi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.channel.LineAccounts;
import jp.sodachi.channel.LineEvent;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Secrets;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The links between guardians and the town's LINE account. A link needs both sides: LINE says which of its users asks (a link
 * token), the guardian confirms it signed in on our site (a nonce that lives a quarter of an hour), and LINE brings both
 * together in a signed event.
 */
@Transactional
public class LineLinks {
    private static final Duration NONCE_LIVES = Duration.ofMinutes(15);
    private static final Duration EVENT_LIVES = Duration.ofDays(1);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final LineAccounts accounts;
    private final Addresses addresses;
    private final Tally tally;
    private final AuditTrail audit;
    private final Clock clock;

    LineLinks(JdbcClient jdbc, LineAccounts accounts, Tally tally, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.addresses = new Addresses(jdbc);
        this.tally = tally;
        this.audit = audit;
        this.clock = clock;
    }

    /** The present town's LINE account, if it has one. */
    public Optional<LineAccounts.Account> account() {
        return accounts.find(TenantScope.current().code());
    }

    /** How many messages of this month's are used, of how many; empty when the town has no account. */
    @Transactional(readOnly = true)
    public Optional<Month> month() {
        return account().map(account -> new Month(tally.countLine(), tally.mostOfLine(account.monthly())));
    }

    /** A month's LINE messages. */
    public record Month(int used, int most) {}

    /** Since when the signed-in guardian is linked. */
    @Transactional(readOnly = true)
    public Optional<Instant> linkedSince() {
        return jdbc.sql("""
                        select c.added_at from notice_channel c join identity_guardian g on g.id = c.guardian_id
                         where g.subject = :subject and c.way = 'LINE' order by c.added_at desc limit 1
                        """)
                .param("subject", parent().subject())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Begins a link for the signed-in guardian: our secret that LINE brings back; empty for somebody who has not joined. */
    public Optional<String> begin() {
        var nonce = Secrets.fresh();
        int begun = jdbc.sql("""
                        insert into notice_choice
                            (guardian_id, secret, reminders, notices, line_nonce_hash, line_nonce_at, changed_at)
                        select id, :secret, true, true, :hash, :now, :now from identity_guardian where subject = :subject
                        on conflict (guardian_id) do update
                           set line_nonce_hash = excluded.line_nonce_hash, line_nonce_at = excluded.line_nonce_at
                        """)
                .param("secret", Secrets.fresh())
                .param("hash", Secrets.hash(nonce))
                .param("now", now())
                .param("subject", parent().subject())
                .update();
        return begun == 1 ? Optional.of(nonce) : Optional.empty();
    }

    /** Ends the signed-in guardian's link; false when there is none. */
    public boolean end() {
        var me = parent();
        boolean ended = jdbc.sql("""
                        delete from notice_channel c using identity_guardian g
                         where g.id = c.guardian_id and g.subject = :subject and c.way = 'LINE'
                        """).param("subject", me.subject()).update() > 0;
        if (ended) {
            audit.record(me.does("channel.line-end", null, null));
        }
        return ended;
    }

    /** What became of an event. */
    public enum Taken {
        /** A guardian is linked now. */
        LINKED,
        /** A link has ended. */
        ENDED,
        /** Somebody wrote who is not linked: an answer can show how. */
        STRANGER,
        /** It changed nothing. */
        NOTHING,
        /** It was taken before, or is too old, or of the future: it changed nothing. */
        REFUSED
    }

    /** Takes an event whose signature was proved, once. */
    public Taken take(LineEvent event) {
        Instant now = clock.instant();
        if (event.at().isBefore(now.minus(EVENT_LIVES))
                || event.at().isAfter(now.plus(CLOCKS_DIFFER))
                || !tally.note(event.id())) {
            return Taken.REFUSED;
        }
        return switch (event) {
            case LineEvent.Linked linked -> link(linked);
            case LineEvent.Left left -> unlink(left);
            case LineEvent.Spoke spoke -> isLinked(spoke.user()) ? Taken.NOTHING : Taken.STRANGER;
        };
    }

    /** The nonce is used up; who links wants to be told there. A guardian has one link, and a LINE user is one guardian's. */
    private Taken link(LineEvent.Linked event) {
        Optional<UUID> guardian = jdbc.sql("""
                        update notice_choice
                           set line_nonce_hash = null, line_nonce_at = null,
                               ways = case when 'LINE' = any (ways) then ways else array_prepend('LINE', ways) end
                         where line_nonce_hash = :hash and line_nonce_at > :young returning guardian_id
                        """)
                .param("hash", Secrets.hash(event.nonce()))
                .param("young", clock.instant().minus(NONCE_LIVES).atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
        guardian.ifPresent(id -> {
            addresses.forgetLine(id);
            jdbc.sql("""
                            insert into notice_channel (id, guardian_id, way, address, secrets, added_at)
                            values (:id, :guardian, 'LINE', :user, '{}', :at)
                            on conflict (way, address) do update
                               set guardian_id = excluded.guardian_id, added_at = excluded.added_at
                            """)
                    .param("id", Ids.next())
                    .param("guardian", id)
                    .param("user", event.user())
                    .param("at", event.at().atOffset(ZoneOffset.UTC))
                    .update();
            audit.record(new Actor.Nobody().does("channel.line", null, id));
        });
        return guardian.isPresent() ? Taken.LINKED : Taken.NOTHING;
    }

    /** An event that comes late does not end a link that was made after it. */
    private Taken unlink(LineEvent.Left event) {
        Optional<UUID> guardian = jdbc.sql("""
                        delete from notice_channel where way = 'LINE' and address = :user and added_at <= :at
                        returning guardian_id
                        """)
                .param("user", event.user())
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
        guardian.ifPresent(id -> audit.record(new Actor.Nobody().does("channel.line-end", null, id)));
        return guardian.isPresent() ? Taken.ENDED : Taken.NOTHING;
    }

    private boolean isLinked(String user) {
        return jdbc.sql("select exists (select from notice_channel where way = 'LINE' and address = :user)")
                .param("user", user)
                .query(Boolean.class)
                .single();
    }

    private static Actor.Parent parent() {
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            return parent;
        }
        throw new NotYours("channel.line", null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
