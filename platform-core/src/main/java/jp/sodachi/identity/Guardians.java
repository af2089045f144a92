package jp.sodachi.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The guardians of the town and their links to children. */
@Transactional
public class Guardians {
    /** Longest name of a guardian that is kept. */
    public static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final GuardianRows rows;
    private final AuditTrail audit;
    private final GuardianReturn back;
    private final Clock clock;

    Guardians(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.rows = new GuardianRows(jdbc);
        this.audit = audit;
        this.back = new GuardianReturn(jdbc, audit);
        this.clock = clock;
    }

    /** The signed-in guardian's own entry, if the person has joined this town. */
    public Optional<Guardian> findMe() {
        return CurrentActor.get() instanceof Actor.Parent parent
                ? rows.findBySubject(parent.subject())
                : Optional.empty();
    }

    /** The guardian with this id. */
    public Optional<Guardian> find(UUID id) {
        return jdbc.sql("""
                        select id, subject, display_name, email, email_verified_at, language, phone, unknown_since
                          from identity_guardian where id = :id
                        """).param("id", id).query(GuardianRows::read).optional();
    }

    /** Those of these guardians who are still in the town's handbook, by id. */
    public Map<UUID, Guardian> findAll(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                        select id, subject, display_name, email, email_verified_at, language, phone, unknown_since
                          from identity_guardian where id in (:ids)
                        """).param("ids", ids).query(GuardianRows::read).list().stream()
                .collect(Collectors.toUnmodifiableMap(Guardian::id, Function.identity()));
    }

    /** The guardians now linked to a child. */
    public List<Guardian> listOf(UUID childId) {
        return jdbc.sql("""
                        select g.id, g.subject, g.display_name, g.email, g.email_verified_at, g.language, g.phone,
                               g.unknown_since
                          from identity_guardian g
                          join identity_guardian_child l on l.guardian_id = g.id
                         where l.child_id = :child and l.ended_at is null
                         order by l.linked_at, g.id
                        """).param("child", childId).query(GuardianRows::read).list();
    }

    /** The guardians now linked to a pregnancy, the woman herself first. */
    public List<Guardian> listOfPregnancy(UUID pregnancyId) {
        return jdbc.sql("""
                        select g.id, g.subject, g.display_name, g.email, g.email_verified_at, g.language, g.phone,
                               g.unknown_since
                          from identity_guardian g
                          join identity_guardian_pregnancy l on l.guardian_id = g.id
                         where l.pregnancy_id = :pregnancy and l.ended_at is null
                         order by l.own desc, l.linked_at, g.id
                        """)
                .param("pregnancy", pregnancyId)
                .query(GuardianRows::read)
                .list();
    }

    /**
     * Links the signed-in guardian to {@code children}; joins the person to the town at the first time. The caller has
     * checked the counter sheet in the same transaction.
     *
     * @return the guardian's entry
     * @throws NotYours when nobody is signed in as a parent
     */
    public Guardian join(Collection<UUID> children, String language) {
        if (!(CurrentActor.get() instanceof Actor.Parent parent)) {
            throw new NotYours("guardian.join", null);
        }
        var guardian = rows.findBySubject(parent.subject()).orElseGet(() -> rows.insert(parent, language, now()));
        for (var child : children) {
            jdbc.sql("""
                            insert into identity_guardian_child as l (guardian_id, child_id, linked_at)
                            values (:guardian, :child, :now)
                            on conflict (guardian_id, child_id) do update
                               set linked_at = case when l.ended_at is null then l.linked_at else excluded.linked_at end,
                                   ended_at = null
                            """)
                    .param("guardian", guardian.id())
                    .param("child", child)
                    .param("now", now())
                    .update();
            audit.record(parent.does("guardian.join", child, guardian.id()));
        }
        back.look(parent, now());
        return rows.findBySubject(parent.subject()).orElseThrow();
    }

    /**
     * Links the signed-in guardian, who has just joined, to pregnancies. The first to join one is the woman herself: the
     * sheet was handed to her.
     */
    public void joinPregnancies(Guardian guardian, Collection<UUID> pregnancies) {
        if (!(CurrentActor.get() instanceof Actor.Parent parent)) {
            throw new NotYours("guardian.join", null);
        }
        for (var pregnancy : pregnancies) {
            jdbc.sql("""
                            insert into identity_guardian_pregnancy (guardian_id, pregnancy_id, own, linked_at)
                            values (:guardian, :pregnancy,
                                    not exists (select from identity_guardian_pregnancy where pregnancy_id = :pregnancy), :now)
                            on conflict (guardian_id, pregnancy_id) do update set ended_at = null
                            """)
                    .param("guardian", guardian.id())
                    .param("pregnancy", pregnancy)
                    .param("now", now())
                    .update();
            audit.record(parent.does("guardian.join", pregnancy, guardian.id()));
        }
        back.look(parent, now());
    }

    /**
     * The signed-in guardian leaves this town: every link ends, and name, address and sign-in are taken out of the entry, which
     * stays for what hangs on it. What the person wrote in a record stays in the record. It cannot be undone; the same
     * person may join anew with a counter sheet.
     *
     * @return the entry as it was; empty for somebody who had not joined
     */
    public Optional<Guardian> leave() {
        if (!(CurrentActor.get() instanceof Actor.Parent parent)) {
            throw new NotYours("guardian.leave", null);
        }
        var me = rows.findBySubject(parent.subject());
        me.ifPresent(guardian -> {
            rows.endLinks(guardian.id(), now())
                    .forEach(child -> audit.record(parent.does("guardian.leave", child, guardian.id())));
            audit.record(parent.does("guardian.leave", null, guardian.id()));
            var gone =
                    jdbc.sql("""
                            update identity_guardian
                               set subject = 'left:' || id, display_name = '', email = '', phone = '', email_verified_at = null,
                                   email_token_hash = null, calendar_key_hash = null, calendar_told = '{}', left_at = :now
                             where id = :id and left_at is null
                            """).param("now", now()).param("id", guardian.id()).update();
            if (gone != 1) {
                throw new IllegalStateException("The guardian left in the same moment.");
            }
        });
        return me;
    }

    /**
     * Ends a guardian's links with these children and pregnancies; the person's entry and other links stay. The caller has asked who
     * acts, and keeps it.
     *
     * @return those to which there was one
     */
    public List<UUID> endLinks(UUID guardian, Collection<UUID> children, Collection<UUID> pregnancies) {
        return rows.endLinks(guardian, children, pregnancies, now());
    }

    /** Whether a person has an entry in the present town; for a piece of work that goes from town to town. Jobs only. */
    public boolean isHere(String subject) {
        if (!(CurrentActor.get() instanceof Actor.Job)) {
            throw new NotYours("guardian.find", null);
        }
        return rows.findBySubject(subject).isPresent();
    }

    /** At a birth: whoever is linked to the pregnancy is linked to its children. The caller has asked who acts. */
    public void carryOver(UUID pregnancyId, Collection<UUID> children) {
        for (var child : children) {
            jdbc.sql("""
                            insert into identity_guardian_child (guardian_id, child_id, linked_at)
                            select guardian_id, :child, :now from identity_guardian_pregnancy
                             where pregnancy_id = :pregnancy and ended_at is null
                            on conflict (guardian_id, child_id) do nothing
                            """)
                    .param("child", child)
                    .param("now", now())
                    .param("pregnancy", pregnancyId)
                    .update();
        }
    }

    /** Keeps the signed-in guardian's language. */
    public void chooseLanguage(String language) {
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            jdbc.sql("""
                            update identity_guardian set language = :language where subject = :subject
                            """)
                    .param("language", language)
                    .param("subject", parent.subject())
                    .update();
        }
    }

    /**
     * Keeps the name by which the signed-in guardian wants to be called; empty text takes it away.
     *
     * @param name up to {@value #LONGEST_NAME} characters
     */
    public void chooseName(String name) {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name is too long.");
        }
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            jdbc.sql("""
                            update identity_guardian set display_name = :name where subject = :subject
                            """).param("name", name).param("subject", parent.subject()).update();
        }
    }

    /**
     * Keeps the number under which the office may call the signed-in guardian; empty text takes it away.
     *
     * @param digits at most 15, nothing else
     */
    public void choosePhone(String digits) {
        if (!digits.matches("[0-9]{0,15}")) {
            throw new IllegalArgumentException("A telephone number is digits.");
        }
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            jdbc.sql("""
                            update identity_guardian set phone = :phone where subject = :subject
                            """)
                    .param("phone", digits)
                    .param("subject", parent.subject())
                    .update();
        }
    }

    /**
     * Keeps for the office the number that a guardian of {@code childId} has told it; empty text takes it away. The caller has
     * asked who acts.
     *
     * @param expected the number it takes the place of
     * @param digits at most 15, nothing else
     * @return false when another number stands there by now, which then stays, or the person is no guardian of the child any more
     */
    public boolean correctPhone(UUID childId, UUID guardianId, String expected, String digits) {
        if (!digits.matches("[0-9]{0,15}")) {
            throw new IllegalArgumentException("A telephone number is digits.");
        }
        var corrected = jdbc.sql("""
                                update identity_guardian g set phone = :phone
                                 where g.id = :id and g.phone = :expected
                                   and exists (select from identity_guardian_child l
                                                where l.guardian_id = g.id and l.child_id = :child and l.ended_at is null)
                                """)
                        .param("phone", digits)
                        .param("id", guardianId)
                        .param("expected", expected)
                        .param("child", childId)
                        .update()
                == 1;
        if (corrected) {
            audit.record(CurrentActor.get().does("guardian.phone", childId, guardianId));
        }
        return corrected;
    }

    /** A fresh one-time secret with which the guardian proves the mail address; an earlier one ends. */
    public String issueEmailSecret(UUID guardianId) {
        var secret = Secrets.fresh();
        jdbc.sql("""
                        update identity_guardian set email_token_hash = :hash where id = :id
                        """)
                .param("hash", Secrets.hash(secret))
                .param("id", guardianId)
                .update();
        return secret;
    }

    /**
     * Marks the signed-in guardian's address as proved. True when {@code secret} was right, was this guardian's own and was
     * not used before: whoever gets a mistyped address's mail is somebody else and proves nothing.
     */
    public boolean confirmEmail(String secret) {
        if (!(CurrentActor.get() instanceof Actor.Parent parent)) {
            return false;
        }
        var confirmed = jdbc.sql("""
                        update identity_guardian
                           set email_verified_at = :now, email_token_hash = null, email_bounced_at = null
                         where email_token_hash = :hash and subject = :subject
                        """)
                .param("now", now())
                .param("hash", Secrets.hash(secret))
                .param("subject", parent.subject())
                .update();
        if (confirmed == 1) {
            back.look(parent, now());
        }
        return confirmed == 1;
    }

    /**
     * Takes over what the identity provider says of the signed-in guardian's address at sign-in: another address, changed
     * from another town, and a proof given there.
     */
    public void takeAddress(String address, boolean proved) {
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            var taken = jdbc.sql("""
                            update identity_guardian
                               set email = :email,
                                   email_verified_at = case
                                       when :proved and (email <> :email or email_bounced_at is null)
                                           then coalesce(email_verified_at, :now)
                                       when email = :email then email_verified_at
                                   end,
                                   email_token_hash = case when email = :email and not :proved then email_token_hash end,
                                   email_bounced_at = case when email = :email then email_bounced_at end
                             where subject = :subject
                               and (email <> :email
                                    or (:proved and email_verified_at is null and email_bounced_at is null))
                            """)
                    .param("email", address)
                    .param("proved", proved)
                    .param("now", now())
                    .param("subject", parent.subject())
                    .update();
            if (taken == 1 && proved) {
                back.look(parent, now());
            }
        }
    }

    /**
     * Notes that a mail to this address came back for good: it counts as not confirmed until the guardian confirms it anew or
     * gives another. Jobs only.
     *
     * @return false when the guardian has another address by now, or left
     */
    public boolean noteBounce(UUID guardianId, String address) {
        if (!(CurrentActor.get() instanceof Actor.Job)) {
            throw new NotYours("guardian.bounce", null);
        }
        return jdbc.sql("""
                        update identity_guardian
                           set email_verified_at = null, email_bounced_at = :now
                         where id = :id and email <> '' and lower(email) = lower(:address) and email_bounced_at is null
                        """)
                        .param("now", now())
                        .param("id", guardianId)
                        .param("address", address)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
