package jp.sodachi.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The guardians of a town that was taken in from another platform. Their accounts stay with the identity provider they are of, so
 * who is not known here is marked: the office sees it, hands out a counter sheet, and {@link GuardianReturn} gives the entry back.
 */
public final class ReturningFamilies {
    private ReturningFamilies() {}

    /** A guardian's entry and the account it was made with. */
    public record Account(UUID id, String subject) {
        /** Never shows whose it is. */
        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    /** Everybody who has not left and is not marked yet. */
    public static List<Account> list(JdbcClient owner) {
        return owner.sql("""
                        select id, subject from identity_guardian where left_at is null and unknown_since is null order by id
                        """)
                .query((row, _) -> new Account(row.getObject("id", UUID.class), row.getString("subject")))
                .list();
    }

    /**
     * Marks these, whose accounts are not known here. May be repeated.
     *
     * @return how many were marked now
     */
    public static int mark(JdbcClient owner, List<Account> unknown, Clock clock) {
        return unknown.isEmpty()
                ? 0
                : owner.sql("""
                                update identity_guardian set unknown_since = :now
                                 where id = any (:ids) and left_at is null and unknown_since is null
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("ids", unknown.stream().map(Account::id).toArray(UUID[]::new))
                        .update();
    }
}
