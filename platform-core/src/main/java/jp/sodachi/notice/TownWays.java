package jp.sodachi.notice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.channel.LineAccounts;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** On which ways the town's families can be called, and what its LINE account costs. Office only; nobody is named. */
@Transactional
public class TownWays {
    private static final int MONTHS = 12;

    private final JdbcClient jdbc;
    private final LineAccounts accounts;
    private final Addresses addresses;
    private final Tally tally;
    private final Permissions permissions;
    private final AuditTrail audit;

    TownWays(JdbcClient jdbc, LineAccounts accounts, Tally tally, Permissions permissions, AuditTrail audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.addresses = new Addresses(jdbc);
        this.tally = tally;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * How many guardians can be called how; one who has several ways is counted on each.
     *
     * @param guardians who use the handbook
     * @param mail with a confirmed address
     * @param devices who let at least one device be called
     * @param line linked with the town's account
     * @param siteAlone who want to be called nowhere
     * @param nowhere who have chosen nothing of the kind and can be called nowhere all the same
     */
    public record Reachable(int guardians, int mail, int devices, int line, int siteAlone, int nowhere) {}

    /** A month's LINE messages. */
    public record Month(YearMonth month, int used) {}

    /**
     * The town's LINE account.
     *
     * @param used messages of the present month
     * @param most what the town allows in a month, at most {@code contract}
     * @param contract what its contract with LINE allows
     * @param months those that are counted, the newest first
     */
    public record LineStanding(String basicId, int used, int most, int contract, List<Month> months) {
        public LineStanding {
            months = List.copyOf(months);
        }
    }

    /** Numbers only. */
    @Transactional(readOnly = true)
    public Reachable count() {
        permissions.requireStaff(StaffRole.ADMIN, "channel.read");
        return jdbc.sql("""
                        select count(*) as guardians,
                               count(*) filter (where mail) as mail,
                               count(*) filter (where devices) as devices,
                               count(*) filter (where line) as line,
                               count(*) filter (where site_alone) as site_alone,
                               count(*) filter (where not (mail or devices or line or site_alone)) as nowhere
                          from (select g.email_verified_at is not null as mail,
                                       exists (select from notice_channel a where a.guardian_id = g.id and a.way = 'PUSH')
                                           as devices,
                                       exists (select from notice_channel a where a.guardian_id = g.id and a.way = 'LINE')
                                           as line,
                                       coalesce(c.ways = '{}', false) as site_alone
                                  from identity_guardian g left join notice_choice c on c.guardian_id = g.id
                                 where g.left_at is null) each
                        """)
                .query((row, _) -> new Reachable(
                        row.getInt("guardians"),
                        row.getInt("mail"),
                        row.getInt("devices"),
                        row.getInt("line"),
                        row.getInt("site_alone"),
                        row.getInt("nowhere")))
                .single();
    }

    /** How the town's LINE account stands; empty while the town has none. */
    @Transactional(readOnly = true)
    public Optional<LineStanding> line() {
        permissions.requireStaff(StaffRole.ADMIN, "channel.read");
        return account()
                .map(account -> new LineStanding(
                        account.basicId(),
                        tally.countLine(),
                        tally.mostOfLine(account.monthly()),
                        account.monthly(),
                        tally.listLine(MONTHS)));
    }

    /**
     * How many LINE messages the town allows in a month from now on; beyond them a person's next way is taken.
     *
     * @param seen what it allowed when the page was opened
     * @param most from nothing to what the contract allows
     * @return false, and nothing changed, when somebody else was faster or the town has no account
     */
    public boolean limitLine(int seen, int most) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "channel.line-limit");
        int contract = account().map(LineAccounts.Account::monthly).orElse(0);
        if (most < 0 || most > contract || !tally.limitLine(seen, most, contract)) {
            return false;
        }
        audit.record(actor.does("channel.line-limit", null, null));
        return true;
    }

    /** Which of these guardians are linked with the town's LINE account, and since when. */
    @Transactional(readOnly = true)
    public Map<UUID, Instant> findLinked(Collection<UUID> guardians) {
        permissions.requireStaff(StaffRole.NURSE, "channel.read");
        var linked = new HashMap<UUID, Instant>();
        if (!guardians.isEmpty()) {
            jdbc.sql(
                            "select guardian_id, added_at from notice_channel where way = 'LINE' and guardian_id in (:guardians)")
                    .param("guardians", guardians)
                    .query((RowCallbackHandler) row -> linked.put(
                            row.getObject("guardian_id", UUID.class),
                            row.getObject("added_at", OffsetDateTime.class).toInstant()));
        }
        return Map.copyOf(linked);
    }

    /** Ends a guardian's link with LINE, as the person asked the office to; false when there is none. The caller has opened a child of theirs. */
    public boolean endLine(UUID guardian) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "channel.line-end");
        boolean ended = addresses.forgetLine(guardian);
        if (ended) {
            audit.record(actor.does("channel.line-end", null, guardian));
        }
        return ended;
    }

    private Optional<LineAccounts.Account> account() {
        return accounts.find(TenantScope.current().code());
    }
}
