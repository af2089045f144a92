package jp.sodachi.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing said in a thread.
 *
 * @param author the person of the office; empty for the guardian
 * @param body null once the town's time for keeping it is over
 * @param readAt when the guardian first saw what the office said; null for everything else
 */
public record Said(
        UUID id,
        Kind kind,
        String author,
        @Nullable String body,
        Instant at,
        @Nullable Instant readAt) {

    /** Longest text, for both sides. */
    public static final int LONGEST = 1000;

    /** Who speaks to whom. */
    public enum Kind {
        /** The family to the town. */
        REPLY,
        /** The town to the family. */
        ANSWER,
        /** One of the office to another; the family does not see it. */
        HANDED_OVER,
        /** The town's last word to the family. */
        CLOSING
    }

    /** Whether the family said it. */
    public boolean isByFamily() {
        return kind == Kind.REPLY;
    }

    static void require(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("Something is said, and not more than fits.");
        }
    }

    static Said read(ResultSet row, int number) throws SQLException {
        var readAt = row.getTimestamp("read_at");
        return new Said(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("author_name"),
                row.getString("body"),
                row.getTimestamp("written_at").toInstant(),
                readAt == null ? null : readAt.toInstant());
    }
}
