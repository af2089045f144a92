package jp.sodachi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import jp.sodachi.channel.Way;
import org.jspecify.annotations.Nullable;

/** Rows of {@code notice_delivery} as values. */
final class DeliveryRows {

    private static final MessageJson JSON = new MessageJson();

    private DeliveryRows() {}

    static Delivery delivery(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp ended = row.getTimestamp("ended_at");
        @Nullable String failure = row.getString("failure");
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("guardian_id", UUID.class),
                way(row),
                JSON.tried(row.getString("tried")),
                MessageJson.knows(row.getString("template")) ? row.getString("template") : Message.UNKNOWN,
                Delivery.State.read(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                failure == null ? null : Delivery.Reason.read(failure),
                row.getString("notice_name"),
                NoticeRows.instant(row, "read_at"));
    }

    /** The column names a way from the beginning, and the last one while the next is sought. */
    private static @Nullable Way way(ResultSet row) throws SQLException {
        boolean isSought = row.getTimestamp("ended_at") == null && row.getInt("way_attempts") == 0;
        return isSought ? null : Way.find(row.getString("channel")).orElse(null);
    }

    static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getObject("id", UUID.class),
                row.getObject("guardian_id", UUID.class),
                row.getObject("staff_id", UUID.class),
                row.getString("template"),
                row.getString("args"),
                row.getInt("attempts"),
                row.getTimestamp("deadline").toInstant(),
                row.getBoolean("daytime_only"),
                row.getBoolean("urgent"),
                row.getInt("way_attempts"),
                NoticeRows.instant(row, "way_since"),
                JSON.tried(row.getString("tried")));
    }
}
