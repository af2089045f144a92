package jp.sodachi.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues messages to guardians, and tells what became of them. */
public class Notices {

    /** What speaks of a family's children. */
    private static final List<String> ABOUT_CHILDREN = List.of(
            Message.Reminder.TEMPLATE,
            Message.DoseWithdrawn.TEMPLATE,
            Message.TownNoticeLetter.TEMPLATE,
            Message.ChecksOpen.TEMPLATE,
            Message.ReplyWaits.TEMPLATE);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MessageJson json;
    private final Wakeups wakeups;

    Notices(JdbcClient jdbc, Clock clock, MessageJson json, Wakeups wakeups) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.wakeups = wakeups;
    }

    /**
     * Queues one message in the caller's transaction and wakes the worker for its earliest moment.
     *
     * @return the delivery's id, or empty when its key was queued before: then nothing happens
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> queue(NewDelivery delivery) {
        return queueAll(List.of(delivery)).stream().findFirst();
    }

    /**
     * Queues several messages in the caller's transaction, with one wake-up for each earliest moment among them.
     *
     * @return the ids of those whose keys were new, in the order given
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> queueAll(List<NewDelivery> deliveries) {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<UUID> ids = deliveries.stream().map(_ -> Ids.next()).toList();
        Set<UUID> fresh = insert(ids, deliveries, now);
        TreeSet<Instant> moments = new TreeSet<>();
        for (int at = 0; at < ids.size(); at++) {
            Instant notBefore = deliveries.get(at).notBefore();
            if (fresh.contains(ids.get(at))) {
                moments.add(notBefore.isBefore(now) ? now : notBefore);
            }
        }
        moments.forEach(wakeups::at);
        return ids.stream().filter(fresh::contains).toList();
    }

    /** Those of these keys under which a message was queued before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> listQueued(Collection<String> onceKeys) {
        return onceKeys.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select once_key from notice_delivery where once_key in (:keys)")
                        .param("keys", onceKeys)
                        .query(String.class)
                        .list());
    }

    /** The reminders that have left to these guardians since a moment and can still be read, by guardian. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, List<Message.Reminder>> listReminded(Collection<UUID> guardians, Instant since) {
        if (guardians.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select guardian_id, args from notice_delivery
                         where guardian_id in (:guardians) and created_at >= :since
                           and template = :reminder and state in ('SENDING', 'SENT')
                        """)
                .param("guardians", guardians)
                .param("since", Timestamp.from(since))
                .param("reminder", Message.Reminder.TEMPLATE)
                .query((row, _) -> Map.entry(row.getObject("guardian_id", UUID.class), row.getString("args")))
                .list()
                .stream()
                .flatMap(left ->
                        json.findReminder(left.getValue()).stream().map(reminder -> Map.entry(left.getKey(), reminder)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Those of these guardians for whom a message waits to be sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> listAwaiting(Collection<UUID> guardians) {
        return guardians.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                        select distinct guardian_id from notice_delivery
                         where guardian_id in (:guardians) and state = 'READY'
                        """)
                        .param("guardians", guardians)
                        .query(UUID.class)
                        .list());
    }

    /**
     * Takes back what waits to be told to these guardians about their children. What is with a provider at this moment is not
     * tried again, and a message that has left does not go on on another way when it comes back.
     *
     * @return when the oldest message taken back was queued; empty when nothing waited
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> callBack(Collection<UUID> guardians) {
        return guardians.isEmpty() ? Optional.empty() : callBack(guardians, ABOUT_CHILDREN, "");
    }

    /**
     * Takes back, of what waits, the reminders and the notices for whom a programme concerns: it was refused.
     *
     * @param programme its code
     * @return as with {@link #callBack(Collection)}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> callBackOf(Collection<UUID> guardians, String programme) {
        return guardians.isEmpty()
                ? Optional.empty()
                : callBack(guardians, List.of(Message.Reminder.TEMPLATE, Message.TownNoticeLetter.TEMPLATE), programme);
    }

    /** @param programme of town notices only those for it; empty for all of them */
    private Optional<Instant> callBack(Collection<UUID> guardians, List<String> templates, String programme) {
        Timestamp now = Timestamp.from(clock.instant());
        // An emergency that has left is no message about a child. A notice that has left is looked after by
        // takeFromSite.
        jdbc.sql("""
                        update notice_delivery d set failure = 'CALLED_BACK'
                         where d.guardian_id in (:guardians) and d.failure is null and not d.urgent
                           and d.template in (:templates)
                           and (d.state = 'SENDING' or d.state = 'SENT' and d.deadline > :now and d.notice_id is null)
                           and (:programme = '' or d.notice_id is null
                                or exists (select from notice_town_notice n
                                            where n.id = d.notice_id and n.segment ->> 'programme' = :programme))
                        """)
                .param("guardians", guardians)
                .param("templates", templates)
                .param("programme", programme)
                .param("now", now)
                .update();
        return jdbc
                .sql("""
                        update notice_delivery d
                           set state = case when d.tried @> '[{"reason": "TOLD"}]' then 'SENT' else 'FAILED' end,
                               failure = case when d.tried @> '[{"reason": "TOLD"}]' then null else 'CALLED_BACK' end,
                               channel = coalesce((select t ->> 'way' from jsonb_array_elements(d.tried) t
                                                    where t ->> 'reason' = 'TOLD' limit 1), d.channel),
                               ended_at = :now
                         where d.guardian_id in (:guardians) and d.state = 'READY' and d.template in (:templates)
                           and (:programme = '' or d.notice_id is null
                                or exists (select from notice_town_notice n
                                            where n.id = d.notice_id and n.segment ->> 'programme' = :programme))
                        returning d.created_at
                        """)
                .param("now", now)
                .param("guardians", guardians)
                .param("templates", templates)
                .param("programme", programme)
                .query((row, _) -> row.getTimestamp("created_at").toInstant())
                .list()
                .stream()
                .min(Instant::compareTo);
    }

    /**
     * Which notices these guardians have not opened are not to be read on the site any more.
     *
     * @param alone guardians who have nobody left about whom they are told something: all of theirs
     * @param child the given name by which a notice names the child; empty for none
     * @param expecting whether those for pregnant women
     */
    public record NoLonger(Collection<UUID> alone, String child, boolean expecting) {}

    /** Takes notices that have left and were not opened from the site; an emergency stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeFromSite(Collection<UUID> guardians, NoLonger what) {
        if (guardians.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update notice_delivery d set failure = 'CALLED_BACK'
                         where d.guardian_id in (:guardians) and d.state = 'SENT' and d.failure is null and not d.urgent
                           and d.notice_id is not null and d.read_at is null
                           and (d.guardian_id = any (cast(:alone as uuid[]))
                                or jsonb_exists(d.args -> 'children', :child)
                                or :expecting and exists (select from notice_town_notice n
                                                           where n.id = d.notice_id
                                                             and n.segment ->> 'audience' = 'PREGNANCIES'))
                        """)
                .param("guardians", guardians)
                .param("alone", what.alone().stream().map(UUID::toString).toArray(String[]::new))
                .param("child", what.child())
                .param("expecting", what.expecting())
                .update();
    }

    /** What stopped their messages was undone by hand: notices that had left can be read again. What never left is not sent late. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putBackOnSite(Collection<UUID> guardians) {
        if (!guardians.isEmpty()) {
            jdbc.sql("""
                            update notice_delivery set failure = null
                             where guardian_id in (:guardians) and state = 'SENT' and failure = 'CALLED_BACK'
                            """).param("guardians", guardians).update();
        }
    }

    /** Those of these guardians who can be called at all: by mail at a confirmed address, on a device or by LINE. */
    @Transactional(readOnly = true)
    public Set<UUID> listCallable(Collection<UUID> guardians) {
        return guardians.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                        select g.id from identity_guardian g
                         where g.id in (:guardians)
                           and (g.email_verified_at is not null
                                or exists (select from notice_channel c where c.guardian_id = g.id))
                        """)
                        .param("guardians", guardians)
                        .query(UUID.class)
                        .list());
    }

    /** The messages to a guardian, newest first, the town's notices among them. Content is not given. */
    @Transactional(readOnly = true)
    public List<Delivery> listFor(UUID guardian, int limit) {
        return jdbc.sql("""
                        select d.id, d.guardian_id, d.channel, d.way_attempts, d.tried, d.template, d.state, d.attempts,
                               d.created_at, d.ended_at, d.failure, d.read_at, n.name as notice_name
                        from notice_delivery d
                        left join notice_town_notice n on n.id = d.notice_id
                        where d.guardian_id = :guardian
                        order by d.created_at desc, d.id desc
                        limit :limit
                        """)
                .param("guardian", guardian)
                .param("limit", limit)
                .query(DeliveryRows::delivery)
                .list();
    }

    /** In the order of their keys, so that two who queue the same messages wait for each other and never both. */
    private Set<UUID> insert(List<UUID> ids, List<NewDelivery> deliveries, Instant now) {
        List<Row> rows = IntStream.range(0, ids.size())
                .mapToObj(at -> new Row(ids.get(at), deliveries.get(at)))
                .sorted(Comparator.comparing(row -> row.delivery().onceKey()))
                .toList();
        return Set.copyOf(jdbc.sql("""
                        insert into notice_delivery
                            (id, guardian_id, channel, template, args, once_key, state, attempts,
                             not_before, deadline, daytime_only, created_at, notice_id, urgent)
                        select f.id, f.guardian, 'MAIL', f.template, f.args, f.once_key, 'READY', 0,
                               f.not_before, f.deadline, f.daytime_only, :now, f.notice, f.urgent
                          from unnest(cast(:ids as uuid[]), cast(:guardians as uuid[]), cast(:templates as text[]),
                                      cast(:args as jsonb[]), cast(:onceKeys as text[]), cast(:notBefores as timestamptz[]),
                                      cast(:deadlines as timestamptz[]), cast(:daytimes as boolean[]),
                                      cast(:notices as uuid[]), cast(:urgents as boolean[]))
                               as f (id, guardian, template, args, once_key, not_before, deadline, daytime_only, notice, urgent)
                        on conflict (once_key) do nothing
                        returning id
                        """)
                .param("ids", texts(rows, row -> row.id().toString()))
                .param("guardians", texts(rows, row -> row.delivery().guardian().toString()))
                .param("templates", texts(rows, row -> row.delivery().message().template()))
                .param("args", texts(rows, row -> json.write(row.delivery().message())))
                .param("onceKeys", texts(rows, row -> row.delivery().onceKey()))
                .param(
                        "notBefores",
                        texts(rows, row -> row.delivery().notBefore().toString()))
                .param("deadlines", texts(rows, row -> row.delivery().deadline().toString()))
                .param(
                        "daytimes",
                        texts(rows, row -> Boolean.toString(row.delivery().daytimeOnly())))
                .param("notices", texts(rows, Row::notice))
                .param("urgents", texts(rows, row -> Boolean.toString(row.urgent())))
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list());
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private record Row(UUID id, NewDelivery delivery) {
        @Nullable String notice() {
            return delivery.message() instanceof Message.TownNoticeLetter letter
                    ? letter.notice().toString()
                    : null;
        }

        boolean urgent() {
            return delivery.message() instanceof Message.TownNoticeLetter letter && letter.urgent();
        }
    }
}
