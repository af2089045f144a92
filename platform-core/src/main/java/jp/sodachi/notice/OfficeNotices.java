package jp.sodachi.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people of the office by mail what must not wait until they look, in the transaction of the deed itself. */
@Transactional(propagation = Propagation.MANDATORY)
public class OfficeNotices {
    private final JdbcClient jdbc;
    private final OfficeMail mails;

    OfficeNotices(JdbcClient jdbc, OfficeMail mails) {
        this.jdbc = jdbc;
        this.mails = mails;
    }

    /**
     * Queues one mail to a person who works in the office now.
     *
     * @param subject the person's subject at the identity provider
     * @param onceKey what must not be told twice
     * @param from the earliest moment of sending
     * @param goodFor how long it is tried from then on
     * @return false when nobody with this subject works here; told before is told
     */
    public boolean tell(String subject, Message message, String onceKey, Instant from, Duration goodFor) {
        Optional<UUID> person = jdbc.sql("select id from identity_staff where subject = :subject and state = 'ACTIVE'")
                .param("subject", subject)
                .query(UUID.class)
                .optional();
        person.ifPresent(id -> mails.queueOnce(id, message, onceKey + "/" + id, from, goodFor));
        return person.isPresent();
    }

    /** The same to somebody whose entry of the office is known; false when the person does not work here now. */
    public boolean tellMember(UUID member, Message message, String onceKey, Instant from, Duration goodFor) {
        boolean here = jdbc.sql("select exists (select from identity_staff where id = :id and state = 'ACTIVE')")
                .param("id", member)
                .query(Boolean.class)
                .single();
        if (here) {
            mails.queueOnce(member, message, onceKey + "/" + member, from, goodFor);
        }
        return here;
    }

    /** The same to every admin of the office: where nobody is named for it, nobody may think that somebody else was. */
    public int tellAdmins(Message message, String onceKey, Instant from, Duration goodFor) {
        var admins = jdbc.sql("select id from identity_staff where role = 'ADMIN' and state = 'ACTIVE' order by id")
                .query(UUID.class)
                .list();
        admins.forEach(id -> mails.queueOnce(id, message, onceKey + "/" + id, from, goodFor));
        return admins.size();
    }
}
