package jp.sodachi.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.Secrets;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a guardian lets others see of a child: a partner (who becomes a guardian), a relative with an account of their own,
 * a clinic or nursery with a link and a code. Relatives and places see the sections they were given, until the day that
 * was said, and change nothing. Every opening is kept in the trail under the name the guardian gave.
 *
 * <p>A protected record (支援措置) is shown to nobody: nothing new is given, and what was given has ended.
 */
@Transactional
public class Grants {
    /** How long an invitation can be accepted. */
    public static final Duration LINK_GOOD_FOR = Duration.ofDays(7);

    /** Wrong codes after which a place's link ends. */
    public static final int MOST_TRIES = 5;

    private static final int CODES = 1_000_000;

    private final GrantRows rows;
    private final SharedReading reading;
    private final ChildQueries children;
    private final Guardians guardians;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Grants(
            GrantRows rows,
            SharedReading reading,
            ChildQueries children,
            Guardians guardians,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.reading = reading;
        this.children = children;
        this.guardians = guardians;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether anything of this child may be given at all; not while its record is protected. Guardians only. */
    public boolean mayGive(UUID childId) {
        requireGuardian(childId, "grant.list");
        return children.find(childId).filter(child -> !child.shielded()).isPresent();
    }

    /**
     * Lets a relative or a place see sections of a child's record. Guardians only.
     *
     * @throws NotYours for everybody else and while the record is protected
     * @throws IllegalArgumentException for a last day in the past or more than a year ahead
     */
    public Given give(UUID childId, NewGrant wanted) {
        if (wanted.endsOn().isBefore(today()) || wanted.endsOn().isAfter(today().plusMonths(Grant.LONGEST_MONTHS))) {
            throw new IllegalArgumentException("Shown from today to a year ahead.");
        }
        var place = wanted.whom() == Grant.Whom.PLACE;
        var sections = wanted.sections().stream().sorted().toList();
        return insert(childId, wanted.whom(), wanted.name(), sections, wanted.endsOn(), place);
    }

    /**
     * Invites the other parent to become a guardian of this guardian's children of the family.
     *
     * @param name whom, for the list
     */
    public Given invitePartner(UUID childId, String name) {
        return insert(childId, Grant.Whom.PARTNER, name, List.of(), null, false);
    }

    /** All that was ever given of this child, the newest first. Guardians only. */
    public List<Grant> list(UUID childId) {
        requireGuardian(childId, "grant.list");
        return rows.listOf(childId);
    }

    /**
     * Ends a grant or an invitation at once. Guardians only.
     *
     * @return false when it was ended before, or is a partner who has joined: that one is a guardian, and only the office
     *     ends that
     */
    public boolean end(UUID childId, UUID grantId) {
        var parent = requireGuardian(childId, "grant.end");
        return rows.end(childId, grantId, parent.name(), clock.instant());
    }

    /** What a link invites the signed-in person to; empty when it is not good (any more). */
    public Optional<Invitation> look(String secret) {
        permissions.requireParent("grant.look");
        return invited(secret)
                .flatMap(row -> children.find(row.grant().childId())
                        .map(child -> new Invitation(row.grant(), child.facts().name())));
    }

    /**
     * Accepts an invitation, once. A partner becomes a guardian.
     *
     * @return empty when it is not good (any more), and for the child's own guardians
     */
    public Optional<Accepted> accept(String secret, String language) {
        var parent = permissions.requireParent("grant.accept");
        var row = invited(secret).filter(found -> rows.accept(found.grant().id(), parent.subject(), clock.instant()));
        return row.map(found -> {
            var grant = found.grant();
            audit.record(parent.does("grant.accept", grant.childId(), grant.id()));
            return new Accepted(
                    grant,
                    grant.whom() == Grant.Whom.PARTNER ? guardians.join(rows.listJoined(found), language) : null);
        });
    }

    /** What the signed-in person was let see, and whose it is. */
    public List<Invitation> listHeld() {
        if (!(CurrentActor.get() instanceof Actor.Parent parent)) {
            return List.of();
        }
        return rows.listLiveOf(parent.subject(), today()).stream()
                .flatMap(grant ->
                        children
                                .find(grant.childId())
                                .map(child ->
                                        new Invitation(grant, child.facts().name()))
                                .stream())
                .toList();
    }

    /** The signed-in person deletes the account: what was given and what was held ends, and nothing names the person. */
    public void forgetMe() {
        rows.forget(permissions.requireParent("guardian.leave").subject(), clock.instant());
    }

    /** Whether a place's link is good; tells nothing about the child. */
    public boolean isPlace(String secret) {
        return place(secret).isPresent();
    }

    /** Tries the code of a place's link. After {@value #MOST_TRIES} wrong ones the link ends. */
    public CodeTry tryCode(String secret, String code) {
        return place(secret)
                .<CodeTry>map(row -> {
                    var grant = row.grant();
                    if (MessageDigest.isEqual(row.codeHash(), codeHash(secret, code))) {
                        rows.forgetTries(grant.id());
                        return new CodeTry.Right(grant.id(), grant.sections().getFirst());
                    }
                    var left = MOST_TRIES - rows.countTry(grant.id());
                    audit.record(named("grant.wrong-code", grant));
                    if (left <= 0) {
                        rows.end(grant.childId(), grant.id(), "-", clock.instant());
                        return new CodeTry.Gone();
                    }
                    return new CodeTry.Wrong(left);
                })
                .orElseGet(CodeTry.Gone::new);
    }

    /**
     * Opens one section; the opening is kept in the same transaction.
     *
     * @param unlocked the grants whose code this browser has given
     * @throws NotYours when the grant is over, is somebody else's, or does not have this section
     */
    public SharedSection open(UUID grantId, Section section, Set<UUID> unlocked) {
        var grant = allowed(grantId, section, unlocked);
        var child = children.find(grant.childId()).orElseThrow(() -> new NotYours("grant.open", grant.childId()));
        audit.record(named("grant.open." + section.name().toLowerCase(Locale.ROOT), grant));
        return new SharedSection(grant, child, section, reading.read(child.id(), section));
    }

    /** One picture of the section of photos; empty when there is none of this id. */
    public Optional<byte[]> openPicture(UUID grantId, UUID photoId, Photo.Size size, Set<UUID> unlocked) {
        var grant = allowed(grantId, Section.PHOTO, unlocked);
        audit.record(named("grant.picture", grant));
        return reading.picture(grant.childId(), photoId, size);
    }

    private Grant allowed(UUID grantId, Section section, Set<UUID> unlocked) {
        return rows.findLive(grantId, today())
                .filter(row -> switch (row.grant().whom()) {
                    case PLACE -> unlocked.contains(grantId);
                    case FAMILY ->
                        CurrentActor.get() instanceof Actor.Parent parent
                                && parent.subject().equals(row.holder());
                    case PARTNER -> false;
                })
                .map(GrantRows.Row::grant)
                .filter(grant -> grant.sections().contains(section))
                .orElseThrow(() -> new NotYours("grant.open", null));
    }

    private Optional<GrantRows.Row> invited(String secret) {
        return rows.findByLink(Secrets.hash(secret), clock.instant())
                .filter(row -> row.grant().whom() != Grant.Whom.PLACE)
                .filter(row -> row.grant().endsOn() == null
                        || !today().isAfter(row.grant().endsOn()))
                .filter(row -> CurrentActor.get() instanceof Actor.Parent parent
                        && guardians.listOf(row.grant().childId()).stream()
                                .noneMatch(guardian -> guardian.subject().equals(parent.subject())));
    }

    private Optional<GrantRows.Row> place(String secret) {
        return rows.findByLink(Secrets.hash(secret), clock.instant())
                .filter(row -> row.grant().whom() == Grant.Whom.PLACE);
    }

    private Given insert(
            UUID childId,
            Grant.Whom whom,
            String name,
            List<Section> sections,
            @Nullable LocalDate endsOn,
            boolean withCode) {
        var parent = requireGuardian(childId, "grant.give");
        if (children.find(childId).filter(child -> !child.shielded()).isEmpty()) {
            throw new NotYours("grant.give", childId);
        }
        var secret = Secrets.fresh();
        var code = withCode ? "%06d".formatted(random.nextInt(CODES)) : null;
        var now = clock.instant();
        var until = endsOn != null && withCode
                ? endsOn.plusDays(1).atStartOfDay(zone()).toInstant()
                : now.plus(LINK_GOOD_FOR);
        var grant =
                new Grant(Ids.next(), childId, whom, name, sections, endsOn, until, parent.name(), now, false, null);
        rows.insert(new GrantRows.Row(
                grant, parent.subject(), null, Secrets.hash(secret), code == null ? null : codeHash(secret, code)));
        return new Given(grant, secret, code);
    }

    private Actor.Parent requireGuardian(UUID childId, String action) {
        if (permissions.requireChild(childId, action) instanceof Actor.Parent parent) {
            return parent;
        }
        throw new NotYours(action, childId);
    }

    /** In the trail stands the name the guardian gave: a place has no other, and a relative is known to the family by it. */
    private static AuditEvent named(String action, Grant grant) {
        var event = CurrentActor.get().does(action, grant.childId(), grant.id());
        return new AuditEvent(
                event.actorKind(),
                event.actorId(),
                grant.name(),
                action,
                grant.childId(),
                grant.id(),
                AuditEvent.Outcome.DONE);
    }

    /** A code has a million values; hashed together with the link's secret a copy of the database gives none of them away. */
    private static byte[] codeHash(String secret, String code) {
        return Secrets.hash(secret + new String(new byte[] {0}, StandardCharsets.US_ASCII) + code);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private ZoneId zone() {
        return clock.getZone();
    }

    /**
     * A grant just given; secret and code are shown this once.
     *
     * @param code six digits for a place, null otherwise
     */
    public record Given(
            Grant grant, String secret, @Nullable String code) {
        /** Never shows the secrets. */
        @Override
        public String toString() {
            return "Given[" + grant.id() + "]";
        }
    }

    /** Something the signed-in person is invited to or holds. */
    public record Invitation(Grant grant, String childName) {}

    /**
     * An accepted invitation.
     *
     * @param guardian the partner who has joined, null for a relative
     */
    public record Accepted(Grant grant, @Nullable Guardian guardian) {}

    /** What became of a typed code. */
    public sealed interface CodeTry {
        /** The grant is open; {@code first} is its first section. */
        record Right(UUID grantId, Section first) implements CodeTry {}

        /** How many more may be tried. */
        record Wrong(int left) implements CodeTry {}

        /** There is no such link (any more). */
        record Gone() implements CodeTry {}
    }
}
