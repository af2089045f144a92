package jp.sodachi.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.Secrets;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The sheets handed over at the counter, each with a QR that lets one guardian join one family, once. */
@Transactional
public class CounterSheets {
    /** How long a sheet is good. */
    public static final Duration GOOD_FOR = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Guardians guardians;
    private final ChildQueries queries;
    private final PregnancyQueries pregnancies;
    private final ProtectedRecords guard;
    private final Clock clock;

    CounterSheets(
            JdbcClient jdbc,
            Permissions permissions,
            AuditTrail audit,
            Guardians guardians,
            ChildQueries queries,
            ProtectedRecords guard,
            Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.guardians = guardians;
        this.queries = queries;
        this.pregnancies = new PregnancyQueries(jdbc);
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * Issues a sheet for the family of {@code childId}; the family's open sheet, if any, ends. Office only.
     *
     * @throws RecordIsProtected when a child of the family is protected, whom the sheet would name and open, and the office has not
     *     said why it opens that record
     */
    public IssuedSheet issue(UUID childId) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "sheet.issue");
        permissions.requireChild(childId, "sheet.issue");
        var familyId = jdbc.sql("""
                        select family_id from record_child where id = :id
                        """)
                .param("id", childId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotYours("sheet.issue", childId));
        return issue(familyId, actor.does("sheet.issue", childId, Ids.next()));
    }

    /** The same for the family of a pregnancy. */
    public IssuedSheet issueForPregnancy(UUID pregnancyId) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "sheet.issue");
        permissions.requirePregnancy(pregnancyId, "sheet.issue");
        guard.requirePregnancy(pregnancyId);
        var familyId = pregnancies.get(pregnancyId).familyId();
        return issue(familyId, actor.does("sheet.issue", pregnancyId, Ids.next()));
    }

    private IssuedSheet issue(UUID familyId, AuditEvent event) {
        var children = queries.listFamily(familyId);
        children.forEach(guard::require);
        jdbc.sql("""
                        update record_counter_sheet set state = 'REPLACED' where family_id = :family and state = 'OPEN'
                        """).param("family", familyId).update();
        var secret = Secrets.fresh();
        var expires = clock.instant().plus(GOOD_FOR);
        jdbc.sql("""
                        insert into record_counter_sheet
                               (id, family_id, secret_hash, issued_by, issued_at, expires_at, state)
                        values (:id, :family, :hash, :by, :now, :expires, 'OPEN')
                        """)
                .param("id", event.subjectId())
                .param("family", familyId)
                .param("hash", Secrets.hash(secret))
                .param("by", event.actorName())
                .param("now", at(clock.instant()))
                .param("expires", at(expires))
                .update();
        audit.record(event);
        return new IssuedSheet(secret, expires, children, ongoing(familyId));
    }

    /**
     * At most {@code limit} families whom no guardian has joined yet, or none who can sign in here, the newest child first, each with its open sheet if
     * it has one. Office only.
     */
    public List<WaitingFamily> listWaiting(int limit) {
        permissions.requireStaff(StaffRole.NURSE, "sheet.list");
        return jdbc
                .sql("""
                        select c.family_id, max(c.registered_at) as newest,
                               (select max(s.expires_at)
                                  from record_counter_sheet s
                                 where s.family_id = c.family_id and s.state = 'OPEN' and s.expires_at > :now) as open_until
                          from record_child c
                         where not exists (select 1
                                             from identity_guardian_child l
                                             join record_child o on o.id = l.child_id
                                             join identity_guardian g on g.id = l.guardian_id and g.unknown_since is null
                                            where o.family_id = c.family_id and l.ended_at is null)
                         group by c.family_id
                         order by newest desc, c.family_id
                         limit :limit
                        """)
                .param("now", at(clock.instant()))
                .param("limit", limit)
                .query((row, _) -> Map.entry(
                        row.getObject("family_id", UUID.class),
                        Optional.ofNullable(row.getObject("open_until", OffsetDateTime.class))))
                .list()
                .stream()
                .map(family -> new WaitingFamily(
                        queries.listFamily(family.getKey()).stream()
                                .map(Child::inLists)
                                .toList(),
                        family.getValue().map(OffsetDateTime::toInstant)))
                .toList();
    }

    /** What a sheet's secret is worth now. Tells a visitor nothing about the family. */
    public State check(String secret) {
        return find(secret).map(this::stateOf).orElse(State.UNKNOWN);
    }

    /**
     * The children on an open sheet, for the signed-in guardian to confirm.
     *
     * @return empty when the sheet is not open (any more)
     */
    public List<Child> listChildren(String secret) {
        permissions.requireParent("sheet.open");
        return find(secret)
                .filter(sheet -> stateOf(sheet) == State.OPEN)
                .map(sheet -> queries.listFamily(sheet.familyId()))
                .orElse(List.of());
    }

    /**
     * The present pregnancies on an open sheet, for the signed-in guardian to confirm.
     *
     * @return empty when there is none or the sheet is not open (any more)
     */
    public List<Pregnancy> listPregnancies(String secret) {
        permissions.requireParent("sheet.open");
        return find(secret)
                .filter(sheet -> stateOf(sheet) == State.OPEN)
                .map(sheet -> ongoing(sheet.familyId()))
                .orElse(List.of());
    }

    private List<Pregnancy> ongoing(UUID familyId) {
        return pregnancies.listOfFamily(familyId).stream()
                .filter(Pregnancy::goesOn)
                .toList();
    }

    /**
     * Spends the sheet: links the signed-in guardian to all children and pregnancies on it.
     *
     * @return the guardian, or empty when the sheet was not open (any more); then nothing was changed
     */
    public Optional<Guardian> join(String secret, String language) {
        permissions.requireParent("sheet.join");
        var family = jdbc.sql("""
                        update record_counter_sheet
                           set state = 'USED', used_at = :now
                         where secret_hash = :hash and state = 'OPEN' and expires_at > :now
                        returning family_id
                        """)
                .param("now", at(clock.instant()))
                .param("hash", Secrets.hash(secret))
                .query(UUID.class)
                .optional();
        return family.map(familyId -> {
            var children = queries.listFamily(familyId).stream().map(Child::id).toList();
            var guardian = guardians.join(children, language);
            guardians.joinPregnancies(
                    guardian, ongoing(familyId).stream().map(Pregnancy::id).toList());
            jdbc.sql("""
                            update record_counter_sheet set used_by = :guardian where secret_hash = :hash
                            """)
                    .param("guardian", guardian.id())
                    .param("hash", Secrets.hash(secret))
                    .update();
            return guardians.findMe().orElse(guardian);
        });
    }

    private Optional<Sheet> find(String secret) {
        return jdbc.sql("""
                        select family_id, state, expires_at from record_counter_sheet where secret_hash = :hash
                        """)
                .param("hash", Secrets.hash(secret))
                .query((row, _) -> new Sheet(
                        row.getObject("family_id", UUID.class),
                        row.getString("state"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private State stateOf(Sheet sheet) {
        return switch (sheet.state()) {
            case "OPEN" -> sheet.expiresAt().isAfter(clock.instant()) ? State.OPEN : State.EXPIRED;
            case "USED" -> State.USED;
            default -> State.EXPIRED;
        };
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Sheet(UUID familyId, String state, Instant expiresAt) {}

    /** What a secret is worth. */
    public enum State {
        OPEN,
        USED,
        /** Too old, or replaced by a newer sheet. */
        EXPIRED,
        UNKNOWN
    }

    /** A family that has not joined yet; {@code openUntil} when a sheet was handed over that is still good. */
    public record WaitingFamily(List<Child> children, Optional<Instant> openUntil) {
        public WaitingFamily {
            children = List.copyOf(children);
        }
    }

    /** A sheet just issued; its secret is shown this once. */
    public record IssuedSheet(String secret, Instant expiresAt, List<Child> children, List<Pregnancy> pregnancies) {
        public IssuedSheet {
            pregnancies = List.copyOf(pregnancies);
            children = List.copyOf(children);
        }

        /** Never shows the secret. */
        @Override
        public String toString() {
            return "IssuedSheet[expiresAt=" + expiresAt + "]";
        }
    }
}
