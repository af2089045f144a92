package jp.sodachi.notice;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.channel.LineAccounts;
import jp.sodachi.channel.Way;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * On which ways a notice would reach the guardians whom it concerns, by the same rule by which it is sent. Office only; numbers, and
 * nobody is named. People with the same ways and the same choices are counted together by the database, so that a town of twenty
 * thousand guardians is some dozens of rows.
 */
@Transactional(propagation = Propagation.MANDATORY)
public class NoticeReach {
    private final JdbcClient jdbc;
    private final LineAccounts accounts;
    private final Permissions permissions;

    NoticeReach(JdbcClient jdbc, LineAccounts accounts, Permissions permissions) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.permissions = permissions;
    }

    /**
     * Guardians by how they would be told. Of an ordinary notice each is counted once, on the first way, so that the numbers add up
     * to all of them; an emergency is told on every way, so whoever has several is counted on each.
     *
     * @param push on a browser or phone
     * @param line by LINE
     * @param mail by mail
     * @param site on the site alone, as they have chosen
     * @param nowhere who has no way on which they can be called: a letter or a telephone call reaches them
     * @param heldBack of a town that is being tried out: who is nobody of its office
     */
    public record Reached(int push, int line, int mail, int site, int nowhere, int heldBack) {}

    /** Guardians who have the same ways and have chosen the same. */
    private record Alike(
            boolean mail,
            boolean push,
            boolean line,
            boolean office,
            boolean wantsNotices,
            List<Way> ways,
            int people) {

        boolean has(Way way) {
            return switch (way) {
                case MAIL -> mail;
                case PUSH -> push;
                case LINE -> line;
                case SITE -> false;
            };
        }
    }

    /** Counts these guardians of the town, each of whom is there once. */
    public Reached count(Collection<UUID> guardians, boolean urgent) {
        permissions.requireStaff(StaffRole.NURSE, "notice.read");
        boolean sandbox = TenantScope.current().state() == TenantState.SANDBOX;
        Map<Way, Integer> told = new EnumMap<>(Way.class);
        int nowhere = 0;
        int heldBack = 0;
        for (Alike some : guardians.isEmpty() ? List.<Alike>of() : find(guardians)) {
            List<Way> ways = ways(some, urgent);
            if (sandbox && !some.office()) {
                heldBack += some.people();
            } else if (ways.isEmpty()) {
                nowhere += some.people();
            } else {
                ways.forEach(way -> told.merge(way, some.people(), Integer::sum));
            }
        }
        return new Reached(
                told.getOrDefault(Way.PUSH, 0),
                told.getOrDefault(Way.LINE, 0),
                told.getOrDefault(Way.MAIL, 0),
                told.getOrDefault(Way.SITE, 0),
                nowhere,
                heldBack);
    }

    /** On which they are told: {@link Way#SITE} where that is their choice, nothing where none is possible. */
    private static List<Way> ways(Alike some, boolean urgent) {
        boolean onSite = some.ways().isEmpty() || !some.wantsNotices();
        if (onSite && !urgent) {
            return List.of(Way.SITE);
        }
        Stream<Way> possible = new WayChoices.Chosen(some.ways(), Hours.ALL)
                .waysFor(urgent).stream().filter(some::has);
        List<Way> ways = urgent ? possible.toList() : possible.limit(1).toList();
        return ways.isEmpty() && some.ways().isEmpty() ? List.of(Way.SITE) : ways;
    }

    private List<Alike> find(Collection<UUID> guardians) {
        return jdbc.sql("""
                        select mail, push, line, office, wants_notices, ways, count(*) as people
                          from (select g.email <> '' and g.email_verified_at is not null as mail,
                                       exists (select from notice_channel a where a.guardian_id = g.id and a.way = 'PUSH')
                                           as push,
                                       :line and exists (select from notice_channel a
                                                          where a.guardian_id = g.id and a.way = 'LINE') as line,
                                       exists (select from identity_staff s
                                                where s.email = lower(g.email) and s.state <> 'ENDED') as office,
                                       coalesce(c.notices, true) as wants_notices, coalesce(c.ways, cast(:unchosen as text[])) as ways
                                  from unnest(cast(:guardians as uuid[])) as f (id)
                                  join identity_guardian g on g.id = f.id
                                  left join notice_choice c on c.guardian_id = g.id) each
                         group by mail, push, line, office, wants_notices, ways
                        """)
                .param("line", accounts.find(TenantScope.current().code()).isPresent())
                .param("unchosen", Way.CALLING.stream().map(Way::name).toArray(String[]::new))
                .param("guardians", guardians.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> new Alike(
                        row.getBoolean("mail"),
                        row.getBoolean("push"),
                        row.getBoolean("line"),
                        row.getBoolean("office"),
                        row.getBoolean("wants_notices"),
                        WayChoices.ways(row),
                        row.getInt("people")))
                .list();
    }
}
