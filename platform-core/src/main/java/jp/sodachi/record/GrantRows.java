package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of grants. A grant is live while nobody ended it and whoever gave it is still the child's guardian. */
class GrantRows {
    private static final String LIVE = """
            g.ended_at is null
               and exists (select from identity_guardian w
                             join identity_guardian_child l on l.guardian_id = w.id and l.ended_at is null
                            where w.subject = g.giver and l.child_id = g.child_id)
               and exists (select from record_child c where c.id = g.child_id and not c.shielded)
            """;

    private final JdbcClient jdbc;

    GrantRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Row row) {
        jdbc.sql("""
                        insert into record_grant
                               (id, child_id, whom, name, sections, ends_on, secret_hash, secret_until, code_hash, tries,
                                giver, given_by, given_at)
                        values (:id, :child, :whom, :name, string_to_array(:sections, ','), :ends, :secret, :until, :code, 0,
                                :giver, :by, :now)
                        """)
                .param("id", row.grant().id())
                .param("child", row.grant().childId())
                .param("whom", row.grant().whom().name())
                .param("name", row.grant().name())
                .param(
                        "sections",
                        String.join(
                                ",",
                                row.grant().sections().stream()
                                        .map(Section::name)
                                        .toList()))
                .param("ends", row.grant().endsOn())
                .param("secret", row.secretHash())
                .param("until", at(row.grant().linkUntil()))
                .param("code", row.codeHash())
                .param("giver", row.giver())
                .param("by", row.grant().givenBy())
                .param("now", at(row.grant().givenAt()))
                .update();
    }

    List<Grant> listOf(UUID childId) {
        return jdbc.sql("""
                        select g.* from record_grant g where g.child_id = :child order by g.given_at desc, g.id desc
                        """)
                .param("child", childId)
                .query((row, _) -> grant(row))
                .list();
    }

    List<Grant> listLiveOf(String holder, LocalDate today) {
        return jdbc.sql("""
                        select g.* from record_grant g
                         where g.holder = :holder and g.whom = 'FAMILY' and g.ends_on >= :today and %s
                         order by g.accepted_at, g.id
                        """.formatted(LIVE))
                .param("holder", holder)
                .param("today", today)
                .query((row, _) -> grant(row))
                .list();
    }

    /** A grant that may be looked at now, with who holds it. */
    Optional<Row> findLive(UUID grantId, LocalDate today) {
        return jdbc.sql("""
                        select g.* from record_grant g where g.id = :id and g.ends_on >= :today and %s
                        """.formatted(LIVE))
                .param("id", grantId)
                .param("today", today)
                .query((row, _) -> whole(row))
                .optional();
    }

    /** The live grant or invitation behind a link, held fast until the transaction ends. */
    Optional<Row> findByLink(byte[] secretHash, Instant now) {
        return jdbc.sql("""
                        select g.* from record_grant g
                         where g.secret_hash = :hash and g.secret_until > :now and g.holder is null and %s
                           for update of g
                        """.formatted(LIVE))
                .param("hash", secretHash)
                .param("now", at(now))
                .query((row, _) -> whole(row))
                .optional();
    }

    /** False when somebody accepted it before. */
    boolean accept(UUID grantId, String holder, Instant now) {
        return jdbc.sql("""
                                update record_grant set holder = :holder, accepted_at = :now
                                 where id = :id and holder is null and ended_at is null
                                """)
                        .param("holder", holder)
                        .param("now", at(now))
                        .param("id", grantId)
                        .update()
                == 1;
    }

    /** Counts a try of the code. */
    int countTry(UUID grantId) {
        return jdbc.sql("""
                        update record_grant set tries = tries + 1 where id = :id returning tries
                        """).param("id", grantId).query(Integer.class).single();
    }

    /** After the right code; wrong ones before it are forgotten. */
    void forgetTries(UUID grantId) {
        jdbc.sql("""
                        update record_grant set tries = 0 where id = :id
                        """).param("id", grantId).update();
    }

    /** False when it was ended before, or is a partner who has joined. */
    boolean end(UUID childId, UUID grantId, String by, Instant now) {
        return jdbc.sql("""
                                update record_grant set ended_by = :by, ended_at = :now
                                 where id = :id and child_id = :child and ended_at is null
                                   and not (whom = 'PARTNER' and holder is not null)
                                """)
                        .param("by", by)
                        .param("now", at(now))
                        .param("id", grantId)
                        .param("child", childId)
                        .update()
                == 1;
    }

    /** Ends what this person gave or holds, and takes the person out of it. */
    void forget(String subject, Instant now) {
        jdbc.sql("""
                        update record_grant
                           set giver = case when giver = :subject then 'left' else giver end,
                               given_by = case when giver = :subject then '' else given_by end,
                               holder = case when holder = :subject then 'left' else holder end,
                               ended_by = coalesce(ended_by, '-'),
                               ended_at = coalesce(ended_at, :now)
                         where giver = :subject or holder = :subject
                        """).param("subject", subject).param("now", at(now)).update();
    }

    /** The giver's children of the same family: whom a partner joins. */
    List<UUID> listJoined(Row invitation) {
        return jdbc.sql("""
                        select c.id from identity_guardian g
                          join identity_guardian_child l on l.guardian_id = g.id and l.ended_at is null
                          join record_child c on c.id = l.child_id and not c.shielded
                         where g.subject = :giver
                           and c.family_id = (select family_id from record_child where id = :child)
                         order by c.id
                        """)
                .param("giver", invitation.giver())
                .param("child", invitation.grant().childId())
                .query(UUID.class)
                .list();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Row whole(ResultSet row) throws SQLException {
        return new Row(
                grant(row),
                row.getString("giver"),
                row.getString("holder"),
                row.getBytes("secret_hash"),
                row.getBytes("code_hash"));
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getObject("id", UUID.class),
                row.getObject("child_id", UUID.class),
                Grant.Whom.valueOf(row.getString("whom")),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("sections").getArray())
                        .map(Section::valueOf)
                        .toList(),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("secret_until", OffsetDateTime.class).toInstant(),
                row.getString("given_by"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                row.getString("holder") != null,
                row.getString("ended_by"));
    }

    /** A grant with what no page shows. */
    @SuppressWarnings("ArrayRecordComponent") // hashes are compared with MessageDigest.isEqual, the record never is
    record Row(Grant grant, String giver, @Nullable String holder, byte[] secretHash, byte @Nullable [] codeHash) {}
}
