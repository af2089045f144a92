package jp.sodachi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.channel.Way;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** On which ways, in which order and at which hours the signed-in guardian wants to be told. */
@Transactional
public class WayChoices {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    WayChoices(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A guardian's choice.
     *
     * @param ways each once, in the order in which they are tried; empty: on the site alone
     */
    public record Chosen(List<Way> ways, Hours hours) {
        /** Of somebody who has chosen nothing. */
        public static final Chosen NOTHING = new Chosen(Way.CALLING, Hours.ALL);

        public Chosen {
            ways = List.copyOf(ways);
            if (!Way.CALLING.containsAll(ways) || ways.size() != copy(ways).size()) {
                throw new IllegalArgumentException("each way that calls somebody, once: " + ways);
            }
        }

        /**
         * The ways that are tried for a message, in their order. An emergency of the town takes the ways that were left out, too,
         * behind those that were chosen: a mayor has to get a warning to the people (Basic Act on Disaster Management, article
         * 56), and each of these ways its owner has opened and can close again.
         */
        List<Way> waysFor(boolean urgent) {
            return urgent
                    ? Stream.concat(ways.stream(), Way.CALLING.stream())
                            .distinct()
                            .toList()
                    : ways;
        }

        private static EnumSet<Way> copy(List<Way> ways) {
            var each = EnumSet.noneOf(Way.class);
            each.addAll(ways);
            return each;
        }
    }

    /** What the signed-in guardian wants. */
    @Transactional(readOnly = true)
    public Chosen mine() {
        return jdbc.sql("""
                        select c.ways, c.hour_from, c.hour_until
                          from identity_guardian g join notice_choice c on c.guardian_id = g.id
                         where g.subject = :subject
                        """)
                .param("subject", parent().subject())
                .query((row, _) -> new Chosen(ways(row), hours(row)))
                .optional()
                .orElse(Chosen.NOTHING);
    }

    /** Keeps it; nothing happens for somebody who has not joined. */
    public void choose(Chosen chosen) {
        var me = parent();
        jdbc.sql("""
                        insert into notice_choice
                            (guardian_id, secret, reminders, notices, ways, hour_from, hour_until, changed_at)
                        select id, :secret, true, true, cast(:ways as text[]), :from, :until, :now
                          from identity_guardian where subject = :subject
                        on conflict (guardian_id) do update
                           set ways = excluded.ways, hour_from = excluded.hour_from, hour_until = excluded.hour_until,
                               changed_at = excluded.changed_at
                        """)
                .param("secret", Secrets.fresh())
                .param("ways", chosen.ways().stream().map(Way::name).toArray(String[]::new))
                .param("from", chosen.hours().from())
                .param("until", chosen.hours().until())
                .param("now", now())
                .param("subject", me.subject())
                .update();
        audit.record(me.does("channel.choose", null, null));
    }

    /** Forgets every device and link of the signed-in guardian, who leaves the town. */
    public void forgetMine() {
        jdbc.sql("""
                        delete from notice_channel
                         where guardian_id = (select id from identity_guardian where subject = :subject)
                        """).param("subject", parent().subject()).update();
    }

    static List<Way> ways(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("ways").getArray())
                .flatMap(name -> Way.find(name).stream())
                .toList();
    }

    static Hours hours(ResultSet row) throws SQLException {
        return new Hours(row.getInt("hour_from"), row.getInt("hour_until"));
    }

    private static Actor.Parent parent() {
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            return parent;
        }
        throw new NotYours("channel.choose", null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
