package jp.sodachi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code notice_town_notice} as values. */
final class NoticeRows {
    private static final NoticeJson JSON = new NoticeJson();

    private NoticeRows() {}

    static TownNotice notice(ResultSet row, int number) throws SQLException {
        return new TownNotice(
                row.getObject("id", UUID.class),
                new NoticeContent(
                        row.getString("name"),
                        JSON.texts(row.getString("texts")),
                        action(row),
                        JSON.segment(row.getString("segment")),
                        row.getBoolean("urgent"),
                        instant(row, "send_at")),
                TownNotice.State.valueOf(row.getString("state")),
                List.of((String[]) row.getArray("editor_ids").getArray()),
                row.getString("edited_by"),
                row.getObject("edited_at", OffsetDateTime.class).toInstant(),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                row.getString("remark"),
                row.getString("approved_by"),
                instant(row, "approved_at"),
                row.getString("ended_by"),
                instant(row, "ended_at"),
                row.getInt("version"),
                instant(row, "content_gone_at"));
    }

    static NoticeAction action(ResultSet row) throws SQLException {
        return new NoticeAction(NoticeAction.Kind.valueOf(row.getString("action")), row.getString("link"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
