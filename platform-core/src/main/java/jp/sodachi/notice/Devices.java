package jp.sodachi.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.channel.PushAddress;
import jp.sodachi.channel.PushKey;
import jp.sodachi.channel.PushServices;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The browsers and phones on which the signed-in guardian lets the town call. */
@Transactional
public class Devices {
    /** More than any person has; the oldest makes room. */
    static final int MOST = 10;

    private final JdbcClient jdbc;
    private final PushKey key;
    private final PushServices services;
    private final AuditTrail audit;
    private final Clock clock;

    Devices(JdbcClient jdbc, PushKey key, PushServices services, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.services = services;
        this.audit = audit;
        this.clock = clock;
    }

    /** One of them. */
    public record Device(UUID id, Instant addedAt) {}

    /** What a browser needs to subscribe; empty when the platform does not push. */
    public Optional<String> keyForBrowsers() {
        return key.forBrowsers();
    }

    /** The signed-in guardian's, newest first. */
    @Transactional(readOnly = true)
    public List<Device> listMine() {
        return jdbc.sql("""
                        select c.id, c.added_at from notice_channel c join identity_guardian g on g.id = c.guardian_id
                         where g.subject = :subject and c.way = 'PUSH' order by c.added_at desc, c.id desc
                        """)
                .param("subject", parent().subject())
                .query((row, _) -> new Device(
                        row.getObject("id", UUID.class),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Adds the browser that describes itself so. A browser belongs to whoever added it last: who signs in on a borrowed phone
     * takes it over.
     *
     * @return false when this is no device of a known push service, or the person has not joined
     */
    public boolean add(String endpoint, String deviceKey, String auth) {
        var me = parent();
        var address = PushAddress.of(Ids.next(), endpoint, deviceKey, auth)
                .filter(device -> services.know(device.endpoint()));
        if (address.isEmpty() || key.forBrowsers().isEmpty()) {
            return false;
        }
        int added = jdbc.sql("""
                        insert into notice_channel (id, guardian_id, way, address, secrets, added_at)
                        select :id, g.id, 'PUSH', :address, cast(:secrets as jsonb), :now
                          from identity_guardian g where g.subject = :subject
                        on conflict (way, address) do update
                           set guardian_id = excluded.guardian_id, secrets = excluded.secrets, added_at = excluded.added_at
                        """)
                .param("id", address.get().id())
                .param("address", address.get().endpoint().toString())
                .param("secrets", new Addresses.Secrets(deviceKey, auth).written())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("subject", me.subject())
                .update();
        if (added == 1) {
            makeRoom(me);
            want(me);
            audit.record(me.does("channel.device", null, null));
        }
        return added == 1;
    }

    /** Takes one of the signed-in guardian's away; false when there is none such. */
    public boolean remove(UUID device) {
        var me = parent();
        boolean removed =
                jdbc.sql("""
                        delete from notice_channel c using identity_guardian g
                         where c.id = :id and c.way = 'PUSH' and g.id = c.guardian_id and g.subject = :subject
                        """).param("id", device).param("subject", me.subject()).update() == 1;
        if (removed) {
            audit.record(me.does("channel.device-end", null, null));
        }
        return removed;
    }

    /** Who lets a device be called wants to be called there, and first. */
    private void want(Actor.Parent me) {
        jdbc.sql("""
                        update notice_choice set ways = array_prepend('PUSH', ways)
                         where guardian_id = (select id from identity_guardian where subject = :subject)
                           and not 'PUSH' = any (ways)
                        """).param("subject", me.subject()).update();
    }

    private void makeRoom(Actor.Parent me) {
        jdbc.sql("""
                        delete from notice_channel where id in (
                            select c.id from notice_channel c join identity_guardian g on g.id = c.guardian_id
                             where g.subject = :subject and c.way = 'PUSH'
                             order by c.added_at desc, c.id desc offset :most)
                        """).param("subject", me.subject()).param("most", MOST).update();
    }

    private static Actor.Parent parent() {
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            return parent;
        }
        throw new NotYours("channel.device", null);
    }
}
