package jp.sodachi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.channel.PushAddress;
import jp.sodachi.channel.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code notice_channel} as the sending needs them; in the caller's transaction. */
final class Addresses {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Addresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a push message to a device is sealed with. */
    record Secrets(String key, String auth) {
        String written() {
            return JSON.writeValueAsString(this);
        }
    }

    private record Row(UUID guardian, @Nullable Way way, UUID id, String address, String secrets) {}

    /** By guardian; nobody for a guardian that has none. */
    Map<UUID, Reach> find(Collection<UUID> guardians) {
        if (guardians.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Row>> rows = new HashMap<>();
        jdbc.sql("""
                        select guardian_id, way, id, address, secrets from notice_channel
                         where guardian_id in (:guardians) order by added_at, id
                        """)
                .param("guardians", guardians)
                .query(Addresses::row)
                .list()
                .forEach(row -> rows.computeIfAbsent(row.guardian(), _ -> new ArrayList<>())
                        .add(row));
        Map<UUID, Reach> reach = new HashMap<>();
        rows.forEach((guardian, list) -> reach.put(guardian, reach(list)));
        return reach;
    }

    /** Devices that are gone are forgotten. */
    void forget(Set<UUID> gone) {
        if (!gone.isEmpty()) {
            jdbc.sql("delete from notice_channel where id in (:gone)")
                    .param("gone", gone)
                    .update();
        }
    }

    /** Ends a guardian's link with LINE; false when there is none. */
    boolean forgetLine(UUID guardian) {
        return jdbc.sql("delete from notice_channel where guardian_id = :guardian and way = 'LINE'")
                        .param("guardian", guardian)
                        .update()
                > 0;
    }

    private static Reach reach(List<Row> rows) {
        List<PushAddress> devices = new ArrayList<>();
        Optional<String> line = Optional.empty();
        for (Row row : rows) {
            if (row.way() == Way.LINE) {
                line = Optional.of(row.address());
            } else if (row.way() == Way.PUSH) {
                Secrets secrets = JSON.readValue(row.secrets(), Secrets.class);
                PushAddress.of(row.id(), row.address(), secrets.key(), secrets.auth())
                        .ifPresent(devices::add);
            }
        }
        return new Reach(devices, line);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("guardian_id", UUID.class),
                Way.find(row.getString("way")).orElse(null),
                row.getObject("id", UUID.class),
                row.getString("address"),
                row.getString("secrets"));
    }
}
