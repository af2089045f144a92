package jp.sodachi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The people of the town's office and their roles. */
@Transactional
public class StaffMembers {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Permissions permissions;
    private final Clock clock;

    StaffMembers(JdbcClient jdbc, AuditTrail audit, Permissions permissions, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Ties the signed-in person to their invitation at the first sign-in (same verified mail address) and answers who
     * they are in this town. Empty when the town knows no such person or their work here has ended.
     */
    public Optional<StaffMember> welcome(Actor.Staff staff) {
        jdbc.sql("""
                        update identity_staff
                           set subject = :subject, state = 'ACTIVE', joined_at = :now
                         where email = :email and state = 'INVITED' and subject is null
                        """)
                .param("subject", staff.subject())
                .param("email", staff.email().toLowerCase(Locale.ROOT))
                .param("now", now())
                .update();
        return findActive(staff.subject());
    }

    /**
     * How many people the office has.
     *
     * @param invited people who have not come yet
     */
    public record Counts(int admins, int nurses, int invited) {}

    /** How many people the office has; numbers only. */
    public Counts count() {
        return jdbc.sql("""
                        select count(*) filter (where state = 'ACTIVE' and role = 'ADMIN') as admins,
                               count(*) filter (where state = 'ACTIVE' and role <> 'ADMIN') as nurses,
                               count(*) filter (where state = 'INVITED') as invited
                          from identity_staff
                        """)
                .query((row, _) -> new Counts(row.getInt("admins"), row.getInt("nurses"), row.getInt("invited")))
                .single();
    }

    /** Whether somebody who works here or is invited has this mail address, any case. */
    public boolean isAddressOfOffice(String email) {
        return jdbc.sql("""
                        select exists (select from identity_staff where email = :email and state <> 'ENDED')
                        """)
                .param("email", email.toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }

    /** Everybody of the office, by name. Admins only. */
    public List<StaffMember> list() {
        permissions.requireStaff(StaffRole.ADMIN, "staff.list");
        return jdbc.sql("""
                        select id, email, display_name, role, state from identity_staff order by state, display_name, id
                        """).query(StaffMembers::read).list();
    }

    /**
     * Notes that a person is invited; the mail itself is {@link IdentityProvisioning}'s work, after the commit. Admins
     * only. Inviting an address that is already invited keeps the newer name and role.
     *
     * @return the entry, or empty when that person already works here
     */
    public Optional<StaffMember> invite(String email, String displayName, StaffRole role) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "staff.invite");
        var invited = jdbc.sql("""
                        insert into identity_staff (id, email, display_name, role, state, invited_at)
                        values (:id, :email, :name, :role, 'INVITED', :now)
                        on conflict (email) do update
                           set display_name = excluded.display_name, role = excluded.role,
                               state = 'INVITED', invited_at = excluded.invited_at, subject = null
                         where identity_staff.state <> 'ACTIVE'
                        returning id, email, display_name, role, state
                        """)
                .param("id", Ids.next())
                .param("email", email.toLowerCase(Locale.ROOT))
                .param("name", displayName)
                .param("role", role.name())
                .param("now", now())
                .query(StaffMembers::read)
                .optional();
        invited.ifPresent(member -> audit.record(actor.does("staff.invite", null, member.id())));
        return invited;
    }

    /** Somebody who works here now. */
    public record Colleague(UUID id, String name) {}

    /** Everybody who works here now, by name: to whom work is handed over. */
    public List<Colleague> listColleagues() {
        permissions.requireStaff(StaffRole.NURSE, "colleague.list");
        return jdbc.sql("select id, display_name from identity_staff where state = 'ACTIVE' order by display_name, id")
                .query((row, _) -> new Colleague(row.getObject("id", UUID.class), row.getString("display_name")))
                .list();
    }

    /** Those of these people who work here now, by id. For a job. */
    public Map<UUID, StaffMember> findActive(Set<UUID> ids) {
        permissions.requireStaff(StaffRole.ADMIN, "staff.list");
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                        select id, email, display_name, role, state from identity_staff
                         where id in (:ids) and state = 'ACTIVE'
                        """).param("ids", ids).query(StaffMembers::read).list().stream()
                        .collect(Collectors.toUnmodifiableMap(StaffMember::id, Function.identity()));
    }

    /** The signed-in person's own entry, if the person works here. */
    public Optional<StaffMember> findMe() {
        return CurrentActor.get() instanceof Actor.Staff staff
                ? permissions.findMember(staff.subject())
                : Optional.empty();
    }

    /**
     * One entry. Admins only.
     *
     * @throws NotYours also when there is no such entry
     */
    public StaffMember get(UUID id) {
        permissions.requireStaff(StaffRole.ADMIN, "staff.read");
        return jdbc.sql("""
                        select id, email, display_name, role, state from identity_staff where id = :id
                        """)
                .param("id", id)
                .query(StaffMembers::read)
                .optional()
                .orElseThrow(() -> new NotYours("staff.read", null));
    }

    /**
     * Ends a person's work here: from the next request on nothing of the town opens to them. Admins only, and nobody
     * ends their own work, so that a town always keeps an admin. The person's membership at the identity provider is
     * {@link IdentityProvisioning}'s work, after the commit.
     *
     * @return the subject at the identity provider, empty for somebody who never signed in
     * @throws NotYours when there is no such entry, it has ended already, or it is the actor's own
     */
    public Optional<String> end(UUID id) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "staff.end");
        var own = actor instanceof Actor.Staff staff ? staff.subject() : "";
        // Of two admins who end each other in the same moment the second one is none any more.
        if (!holdAdmins().contains(own) && !own.isEmpty()) {
            throw new NotYours("staff.end", null);
        }
        var ended = jdbc.sql("""
                        update identity_staff set state = 'ENDED'
                         where id = :id and state <> 'ENDED' and coalesce(subject, '') <> :own
                        returning coalesce(subject, '')
                        """)
                .param("id", id)
                .param("own", own)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotYours("staff.end", null));
        audit.record(actor.does("staff.end", null, id));
        return Optional.of(ended).filter(subject -> !subject.isEmpty());
    }

    /** The admins' subjects, held until the transaction ends. */
    private List<String> holdAdmins() {
        return jdbc.sql("""
                        select subject from identity_staff
                         where state = 'ACTIVE' and role = 'ADMIN' and subject is not null
                         order by id for update
                        """).query(String.class).list();
    }

    private Optional<StaffMember> findActive(String subject) {
        return jdbc.sql("""
                        select id, email, display_name, role, state from identity_staff
                         where subject = :subject and state = 'ACTIVE'
                        """).param("subject", subject).query(StaffMembers::read).optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static StaffMember read(ResultSet row, int number) throws SQLException {
        return new StaffMember(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("display_name"),
                StaffRole.valueOf(row.getString("role")),
                StaffMember.State.valueOf(row.getString("state")));
    }
}
