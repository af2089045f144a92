package jp.sodachi.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.channel.Way;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.StaffMembers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes a turn's deliveries for this worker, and looks up what sending them needs; in the caller's transaction. What a later version
 * queued or noted, and this one does not know, is left to a worker of that version.
 */
final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration ANOTHER_WORKERS_MINUTE = Duration.ofMinutes(1);

    private static final String IS_KNOWN = """
            (template = any (cast(:templates as text[]))
             and (tried = '[]'
                  or not exists (select from jsonb_array_elements(tried) t
                                  where t ->> 'way' <> all (cast(:ways as text[]))
                                     or t ->> 'reason' <> all (cast(:reasons as text[])))))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DeliveryBook book;
    private final Guardians guardians;
    private final StaffMembers members;
    private final MailChoices choices;
    private final Addresses addresses;
    private final NoticeLetters letters;

    Claims(
            JdbcClient jdbc,
            Clock clock,
            DeliveryBook book,
            Guardians guardians,
            StaffMembers members,
            MailChoices choices,
            Addresses addresses,
            NoticeLetters letters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.book = book;
        this.guardians = guardians;
        this.members = members;
        this.choices = choices;
        this.addresses = addresses;
        this.letters = letters;
    }

    /** @param most how many; several workers share a town's deliveries without taking one twice */
    Batch take(int most) {
        Instant now = clock.instant();
        book.expire(now);
        book.waitForMorning(now);
        List<Claimed> claimed = jdbc.sql("""
                        update notice_delivery
                        set state = 'SENDING', attempts = attempts + 1, claimed_at = :now
                        where id in (
                            select id from notice_delivery
                            where state = 'READY' and not_before <= :now and failure is null and
                        """ + IS_KNOWN + """
                            order by urgent desc, not_before, id
                            limit :most
                            for update skip locked)
                        returning id, guardian_id, staff_id, template, args, attempts, deadline, daytime_only, urgent,
                                  way_attempts, way_since, tried
                        """)
                .params(known())
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(DeliveryRows::claimed)
                .list();
        if (claimed.size() < most) {
            wakeAnother(now);
        }
        Map<UUID, Addressee> readers = readers(claimed);
        Set<UUID> here =
                guardiansOf(claimed).stream().filter(readers::containsKey).collect(Collectors.toSet());
        return new Batch(
                claimed,
                readers,
                choices.keepAll(here),
                addresses.find(here),
                letters.findNamedBy(claimed),
                had(here, claimed, now.minus(DAY)));
    }

    /** This wake-up may have been meant for what another version has to send: it is not used up by a worker that cannot. */
    private void wakeAnother(Instant now) {
        boolean left = jdbc.sql("""
                        select exists (select from notice_delivery where state = 'READY' and not_before <= :now and not
                        """ + IS_KNOWN + ")")
                .params(known())
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
        if (left) {
            LOG.warn("Deliveries of a later version wait for a worker of that version");
            book.comeAgain(now.plus(ANOTHER_WORKERS_MINUTE));
        }
    }

    private static Map<String, String[]> known() {
        return Map.of(
                "templates",
                MessageJson.templates().toArray(String[]::new),
                "ways",
                names(Way.values()),
                "reasons",
                names(Arrays.stream(Delivery.Reason.values())
                        .filter(reason -> reason != Delivery.Reason.UNKNOWN)
                        .toArray(Delivery.Reason[]::new)));
    }

    private static String[] names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).toArray(String[]::new);
    }

    /**
     * What these guardians were sent since a moment. Asked of the outbox, which knows it for all of them at once; a count
     * kept elsewhere would be one more question for each. What another worker has in hand counts as sent.
     */
    private Map<UUID, Integer> had(Set<UUID> guardians, List<Claimed> claimed, Instant since) {
        if (guardians.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Integer> had = new HashMap<>();
        jdbc.sql("""
                        select guardian_id, count(*) as sends
                          from notice_delivery
                         where guardian_id = any(cast(:guardians as uuid[]))
                           and (state = 'SENT' and ended_at > :since and channel <> 'SITE'
                                or state = 'SENDING' and id <> all(cast(:claimed as uuid[])))
                         group by guardian_id
                        """)
                .param("guardians", guardians.stream().map(UUID::toString).toArray(String[]::new))
                .param("since", Timestamp.from(since))
                .param(
                        "claimed",
                        claimed.stream().map(one -> one.id().toString()).toArray(String[]::new))
                .query((RowCallbackHandler)
                        row -> had.put(row.getObject("guardian_id", UUID.class), row.getInt("sends")));
        return had;
    }

    private Map<UUID, Addressee> readers(List<Claimed> claimed) {
        Map<UUID, Addressee> readers = new HashMap<>();
        guardians.findAll(guardiansOf(claimed)).forEach((id, guardian) -> readers.put(id, Addressee.of(guardian)));
        members.findActive(claimed.stream()
                        .flatMap(one -> Stream.ofNullable(one.staff()))
                        .collect(Collectors.toSet()))
                .forEach((id, member) -> readers.put(id, Addressee.of(member)));
        return readers;
    }

    private static Set<UUID> guardiansOf(List<Claimed> claimed) {
        return claimed.stream()
                .flatMap(one -> Stream.ofNullable(one.guardian()))
                .collect(Collectors.toSet());
    }
}
