package jp.sodachi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A guardian's own row and links. */
final class GuardianRows {
    private final JdbcClient jdbc;

    GuardianRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Guardian> findBySubject(String subject) {
        return jdbc.sql("""
                        select id, subject, display_name, email, email_verified_at, language, phone, unknown_since
                          from identity_guardian where subject = :subject
                        """).param("subject", subject).query(GuardianRows::read).optional();
    }

    Guardian insert(Actor.Parent parent, String language, OffsetDateTime now) {
        var guardian =
                new Guardian(Ids.next(), parent.subject(), parent.name(), parent.email(), false, language, "", false);
        jdbc.sql("""
                        insert into identity_guardian (id, subject, display_name, email, language, joined_at)
                        values (:id, :subject, :name, :email, :language, :now)
                        """)
                .param("id", guardian.id())
                .param("subject", guardian.subject())
                .param("name", guardian.displayName())
                .param("email", guardian.email())
                .param("language", language)
                .param("now", now)
                .update();
        return guardian;
    }

    /** Ends every link; the children and pregnancies to which there was one. */
    List<UUID> endLinks(UUID guardian, OffsetDateTime now) {
        return jdbc.sql("""
                        with children as (
                            update identity_guardian_child set ended_at = :now
                             where guardian_id = :guardian and ended_at is null returning child_id),
                             pregnancies as (
                            update identity_guardian_pregnancy set ended_at = :now
                             where guardian_id = :guardian and ended_at is null returning pregnancy_id)
                        select child_id from children union all select pregnancy_id from pregnancies
                        """)
                .param("now", now)
                .param("guardian", guardian)
                .query(UUID.class)
                .list();
    }

    /** Ends the links with these; those to which there was one. */
    List<UUID> endLinks(UUID guardian, Collection<UUID> children, Collection<UUID> pregnancies, OffsetDateTime now) {
        return jdbc.sql("""
                        with children as (
                            update identity_guardian_child set ended_at = :now
                             where guardian_id = :guardian and child_id = any (:children) and ended_at is null
                            returning child_id),
                             pregnancies as (
                            update identity_guardian_pregnancy set ended_at = :now
                             where guardian_id = :guardian and pregnancy_id = any (:pregnancies) and ended_at is null
                            returning pregnancy_id)
                        select child_id from children union all select pregnancy_id from pregnancies
                        """)
                .param("now", now)
                .param("guardian", guardian)
                .param("children", children.toArray(UUID[]::new))
                .param("pregnancies", pregnancies.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    static Guardian read(ResultSet row, int number) throws SQLException {
        return new Guardian(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getString("display_name"),
                row.getString("email"),
                row.getTimestamp("email_verified_at") != null,
                row.getString("language"),
                row.getString("phone"),
                row.getTimestamp("unknown_since") != null);
    }
}
