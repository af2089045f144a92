package jp.sodachi.identity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives a guardian who comes back from another platform the entry of before. Three things have to come together: the person has
 * joined a child or pregnancy of that entry anew, with a counter sheet of the town or the partner's invitation; the same mail address
 * stands in both; and it is proved in both. A sheet alone brings a new entry, an address alone nothing: what hangs on the old one
 * (own notes, a pregnancy's protected pages, replies) is this person's and not the family's.
 */
final class GuardianReturn {
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    GuardianReturn(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Pair(UUID fresh, UUID before) {}

    /**
     * In the transaction that joined the signed-in guardian to a child or proved the address. The entry made meanwhile stays like
     * that of somebody who left: what was written with it stays readable.
     */
    void look(Actor.Parent parent, OffsetDateTime now) {
        var pairs = find(parent);
        // Two people of before with one address: nobody can say which of them this is, so both stay marked for the
        // office.
        if (pairs.size() == 1) {
            var pair = pairs.getFirst();
            carryLinks(pair, now);
            takeOver(pair, now);
            linked(pair.before()).forEach(child -> audit.record(parent.does("guardian.return", child, pair.before())));
        }
    }

    private List<Pair> find(Actor.Parent parent) {
        return jdbc.sql("""
                        select n.id as fresh, o.id as before
                          from identity_guardian n
                          join identity_guardian o on lower(o.email) = lower(n.email)
                         where n.subject = :subject and n.unknown_since is null
                           and n.email <> '' and n.email_verified_at is not null
                           and o.unknown_since is not null and o.left_at is null and o.email_verified_at is not null
                           and (exists (select from identity_guardian_child a join identity_guardian_child b using (child_id)
                                         where a.guardian_id = n.id and a.ended_at is null
                                           and b.guardian_id = o.id and b.ended_at is null)
                             or exists (select from identity_guardian_pregnancy a
                                          join identity_guardian_pregnancy b using (pregnancy_id)
                                         where a.guardian_id = n.id and a.ended_at is null
                                           and b.guardian_id = o.id and b.ended_at is null))
                        """)
                .param("subject", parent.subject())
                .query((row, _) -> new Pair(row.getObject("fresh", UUID.class), row.getObject("before", UUID.class)))
                .list();
    }

    private void carryLinks(Pair pair, OffsetDateTime now) {
        jdbc.sql("""
                        with children as (
                            update identity_guardian_child set ended_at = :now
                             where guardian_id = :fresh and ended_at is null returning child_id),
                             pregnancies as (
                            update identity_guardian_pregnancy set ended_at = :now
                             where guardian_id = :fresh and ended_at is null returning pregnancy_id, own),
                             carried as (
                            insert into identity_guardian_pregnancy (guardian_id, pregnancy_id, own, linked_at)
                            select :before, pregnancy_id, own, :now from pregnancies
                            on conflict (guardian_id, pregnancy_id) do update set ended_at = null)
                        insert into identity_guardian_child as l (guardian_id, child_id, linked_at)
                        select :before, child_id, :now from children
                        on conflict (guardian_id, child_id) do update
                           set linked_at = case when l.ended_at is null then l.linked_at else excluded.linked_at end,
                               ended_at = null
                        """)
                .param("now", now)
                .param("fresh", pair.fresh())
                .param("before", pair.before())
                .update();
    }

    /** What the person has chosen since then holds; what was left open comes from before. */
    private void takeOver(Pair pair, OffsetDateTime now) {
        var chosen = jdbc.sql("""
                        select subject, display_name, email, language, phone from identity_guardian where id = :fresh for update
                        """)
                .param("fresh", pair.fresh())
                .query((row, _) -> new Chosen(
                        row.getString("subject"),
                        row.getString("display_name"),
                        row.getString("email"),
                        row.getString("language"),
                        row.getString("phone")))
                .single();
        // First, since a subject is one person's.
        var gone = jdbc.sql("""
                        update identity_guardian
                           set subject = 'left:' || id, display_name = '', email = '', phone = '', email_verified_at = null,
                               email_token_hash = null, calendar_key_hash = null, calendar_told = '{}', left_at = :now
                         where id = :fresh and left_at is null
                        """).param("now", now).param("fresh", pair.fresh()).update();
        var back = jdbc.sql("""
                        update identity_guardian
                           set subject = :subject, email = :email, language = :language, unknown_since = null,
                               email_bounced_at = null,
                               display_name = case when :name = '' then display_name else :name end,
                               phone = case when :phone = '' then phone else :phone end
                         where id = :before and unknown_since is not null and left_at is null
                        """)
                .param("subject", chosen.subject())
                .param("email", chosen.email())
                .param("language", chosen.language())
                .param("name", chosen.name())
                .param("phone", chosen.phone())
                .param("before", pair.before())
                .update();
        if (gone != 1 || back != 1) {
            throw new IllegalStateException("The entries are not what they were.");
        }
    }

    private record Chosen(String subject, String name, String email, String language, String phone) {}

    private List<UUID> linked(UUID guardian) {
        return jdbc.sql("""
                        select child_id from identity_guardian_child where guardian_id = :id and ended_at is null
                        """).param("id", guardian).query(UUID.class).list();
    }
}
