package jp.sodachi.identity;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret addresses under which calendar programs fetch a guardian's entries. One address a guardian; only its hash is
 * kept, so it is shown once and a new one ends the old.
 */
@Transactional
public class CalendarFeeds {
    private final JdbcClient jdbc;

    CalendarFeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A guardian's calendar.
     *
     * @param parent whose it is: it shows what this person may see, now
     * @param language of its words
     * @param names whether titles name vaccines and check-ups
     * @param told JSON: what it last said of each entry, as the reader of the entries keeps it
     */
    public record Feed(Actor.Parent parent, String language, boolean names, String told) {}

    /** The signed-in guardian's choice; empty while there is no calendar. */
    public Optional<Boolean> findMine() {
        return jdbc.sql("""
                        select calendar_names from identity_guardian
                         where subject = :me and calendar_key_hash is not null
                        """).param("me", me().subject()).query(Boolean.class).optional();
    }

    /**
     * Begins a calendar for the signed-in guardian; an earlier address ends.
     *
     * @return the secret of its address; empty for somebody who has not joined the town
     */
    public Optional<String> begin(boolean names) {
        var secret = Secrets.fresh();
        var begun = jdbc.sql("""
                        update identity_guardian set calendar_key_hash = :hash, calendar_names = :names where subject = :me
                        """)
                .param("hash", Secrets.hash(secret))
                .param("names", names)
                .param("me", me().subject())
                .update();
        return begun == 1 ? Optional.of(secret) : Optional.empty();
    }

    /** Whether the titles of the signed-in guardian's calendar name vaccines and check-ups from now on. */
    public void chooseNames(boolean names) {
        jdbc.sql("update identity_guardian set calendar_names = :names where subject = :me")
                .param("names", names)
                .param("me", me().subject())
                .update();
    }

    /** Ends the signed-in guardian's calendar: its address shows nothing any more. */
    public void end() {
        jdbc.sql("""
                        update identity_guardian set calendar_key_hash = null, calendar_told = '{}' where subject = :me
                        """).param("me", me().subject()).update();
    }

    /** The calendar behind a secret, for as long as this transaction nobody else's to answer for. */
    public Optional<Feed> find(String secret) {
        return jdbc.sql("""
                        select subject, display_name, email, language, calendar_names, calendar_told::text as told
                          from identity_guardian
                         where calendar_key_hash = :hash and left_at is null
                           for update
                        """)
                .param("hash", Secrets.hash(secret))
                .query((row, _) -> new Feed(
                        new Actor.Parent(
                                row.getString("subject"), row.getString("display_name"), row.getString("email")),
                        row.getString("language"),
                        row.getBoolean("calendar_names"),
                        row.getString("told")))
                .optional();
    }

    /** Keeps what the calendar now says of each entry. */
    public void keepTold(Feed feed, String told) {
        jdbc.sql("""
                        update identity_guardian set calendar_told = cast(:told as jsonb) where subject = :subject
                        """)
                .param("told", told)
                .param("subject", feed.parent().subject())
                .update();
    }

    private static Actor.Parent me() {
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            return parent;
        }
        throw new NotYours("guardian.calendar", null);
    }
}
