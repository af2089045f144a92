package jp.sodachi.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of an office whose town was taken in from another platform: their accounts there are unknown here. */
public final class ReturningStaff {
    private ReturningStaff() {}

    /**
     * Somebody who works in the office or is invited.
     *
     * @param account the subject at the identity provider they came from; null for somebody who never signed in
     */
    public record Person(UUID id, @Nullable String account, String email, String name) {
        /** The subject at the identity provider, if the person has signed in. */
        public Optional<String> subject() {
            return Optional.ofNullable(account);
        }

        /** Never shows the person. */
        @Override
        public String toString() {
            return "Person[" + id + "]";
        }
    }

    /** Everybody who has not ended. */
    public static List<Person> list(JdbcClient owner) {
        return owner.sql("""
                        select id, subject, email, display_name from identity_staff where state <> 'ENDED' order by email
                        """)
                .query((row, _) -> new Person(
                        row.getObject("id", UUID.class),
                        row.getString("subject"),
                        row.getString("email"),
                        row.getString("display_name")))
                .list();
    }

    /**
     * Makes a person one who is invited: at the first sign-in with the same address, verified, the entry is theirs again.
     *
     * @return false when the entry is not what it was
     */
    public static boolean inviteAgain(JdbcClient owner, Person person, Clock clock) {
        return owner.sql("""
                        update identity_staff set state = 'INVITED', subject = null, invited_at = :now
                         where id = :id and state = 'ACTIVE' and subject = :subject
                        """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", person.id())
                        .param("subject", person.account())
                        .update()
                == 1;
    }
}
