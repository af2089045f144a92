package jp.sodachi.relocation;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a PostgreSQL server may hold.
 *
 * @param room most bytes of the database on a server; a server with a size of its own stands in {@code rooms}
 * @param towns most towns on a server: each has forty tables, and the catalogue grows with them
 * @param rooms most bytes by server name, where it is not {@code room}
 */
@ConfigurationProperties("sodachi.placement")
public record PlacementSettings(
        @DefaultValue("400GB") DataSize room,
        @DefaultValue("800") int towns,
        Map<String, DataSize> rooms) {

    public PlacementSettings {
        rooms = rooms == null ? Map.of() : Map.copyOf(rooms);
    }

    long roomOf(String server) {
        return rooms.getOrDefault(server, room).toBytes();
    }
}
