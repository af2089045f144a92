package jp.sodachi.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.Secrets;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * A code with which a guardian shows a child's vaccinations to a clinic or a nursery for a quarter of an hour. Whoever opens
 * it need not sign in, sees this one section and nothing else, and leaves a row in the trail that the guardian can read.
 */
@Transactional
public class Shares {
    /** How long a code is good. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final ChildQueries queries;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    Shares(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.queries = new ChildQueries(jdbc);
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A fresh code for the child's vaccinations; an earlier one ends. Guardians only. */
    public IssuedShare issue(UUID childId) {
        var actor = permissions.requireChild(childId, "share.issue");
        if (!(actor instanceof Actor.Parent)
                || queries.find(childId).filter(child -> !child.shielded()).isEmpty()) {
            throw new NotYours("share.issue", childId);
        }
        end(childId);
        var secret = Secrets.fresh();
        var expires = clock.instant().plus(GOOD_FOR);
        jdbc.sql("""
                        insert into record_share (id, child_id, section, secret_hash, issued_by, issued_at, expires_at)
                        values (:id, :child, 'VACCINATION', :hash, :by, :now, :expires)
                        """)
                .param("id", Ids.next())
                .param("child", childId)
                .param("hash", Secrets.hash(secret))
                .param("by", actor.does("", null, null).actorName())
                .param("now", at(clock.instant()))
                .param("expires", at(expires))
                .update();
        return new IssuedShare(secret, expires);
    }

    /** Ends the child's open code, if there is one. */
    public void stop(UUID childId) {
        permissions.requireChild(childId, "share.stop");
        end(childId);
    }

    /** What a code shows; empty when it is not good (any more). The opening is kept, whoever it was. */
    public Optional<SharedVaccinations> open(String secret) {
        var share = jdbc.sql("""
                        select id, child_id, expires_at from record_share
                         where secret_hash = :hash and ended_at is null and expires_at > :now
                        """)
                .param("hash", Secrets.hash(secret))
                .param("now", at(clock.instant()))
                .query((row, _) -> new Open(
                        row.getObject("id", UUID.class),
                        row.getObject("child_id", UUID.class),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
        return share.flatMap(open -> queries.find(open.childId()).map(child -> {
            audit.record(CurrentActor.get().does("share.open", open.childId(), open.id()));
            var doses = queries.listDoses(open.childId()).stream()
                    .filter(Dose::stands)
                    .toList();
            return new SharedVaccinations(child, doses, open.until());
        }));
    }

    /** Whose record a code opens, for the office that reads it from a family's phone at the counter; no opening of the code. */
    public Optional<UUID> findChild(String secret) {
        permissions.requireStaff(StaffRole.NURSE, "child.search");
        return jdbc.sql("""
                        select child_id from record_share
                         where secret_hash = :hash and ended_at is null and expires_at > :now
                        """)
                .param("hash", Secrets.hash(secret))
                .param("now", at(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    private void end(UUID childId) {
        jdbc.sql("""
                        update record_share set ended_at = :now where child_id = :child and ended_at is null
                        """).param("now", at(clock.instant())).param("child", childId).update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private record Open(UUID id, UUID childId, Instant until) {}

    /** A code just issued; its secret is shown this once. */
    public record IssuedShare(String secret, Instant expiresAt) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "IssuedShare[expiresAt=" + expiresAt + "]";
        }
    }

    /** The shared section: the child and the doses that stand, the newest first. */
    public record SharedVaccinations(Child child, List<Dose> doses, Instant until) {
        public SharedVaccinations {
            doses = List.copyOf(doses);
        }
    }
}
