package jp.sodachi.relocation;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How full each PostgreSQL server is, and which one a new town goes to. */
public final class Placement {
    private final Servers servers;
    private final PlacementSettings settings;

    /** Asks {@code servers}, whose size {@code settings} limit. */
    public Placement(Servers servers, PlacementSettings settings) {
        this.servers = servers;
        this.settings = settings;
    }

    /**
     * A server.
     *
     * @param answers whether it can be reached; without that {@code bytes} is unknown and 0
     * @param towns towns that live there, by the control schema
     * @param bytes the whole database on disk
     * @param room bytes it may hold
     * @param mostTowns towns it may hold
     */
    public record Standing(String name, boolean answers, int towns, long bytes, long room, int mostTowns) {
        /** Whether a town of so many bytes still fits. */
        public boolean holds(long more) {
            return answers && towns < mostTowns && bytes + more <= room;
        }
    }

    /** Every server in the order of the names. Asks each of them; one that is away takes up to five seconds. */
    public List<Standing> list() {
        var towns = towns();
        return servers.names().stream()
                .map(name -> standing(name, towns.getOrDefault(name, 0)))
                .toList();
    }

    /** The names of the servers, without asking any. */
    public List<String> names() {
        return List.copyOf(servers.names());
    }

    /** One server, if there is one of this name. */
    public Optional<Standing> find(String name) {
        return servers.names().contains(name)
                ? Optional.of(standing(name, towns().getOrDefault(name, 0)))
                : Optional.empty();
    }

    /** Where a new town goes: of those with room, the server with the fewest bytes. Empty when none has room. */
    public Optional<String> choose() {
        return choose(0);
    }

    /** The same for a town that brings so many bytes along. */
    public Optional<String> choose(long bytes) {
        return list().stream()
                .filter(server -> server.holds(bytes))
                .min(Comparator.comparingLong(Standing::bytes).thenComparing(Standing::name))
                .map(Standing::name);
    }

    private Standing standing(String name, int towns) {
        try (var connection = servers.open(name);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_database_size(current_database())")) {
            row.next();
            return new Standing(name, true, towns, row.getLong(1), settings.roomOf(name), settings.towns());
        } catch (SQLException away) {
            return new Standing(name, false, towns, 0, settings.roomOf(name), settings.towns());
        }
    }

    private Map<String, Integer> towns() {
        var towns = new HashMap<String, Integer>();
        servers.control()
                .sql("select server, count(*) as towns from control.tenant where state <> 'GONE' group by server")
                .query((row, _) -> Map.entry(row.getString("server"), row.getInt("towns")))
                .list()
                .forEach(server -> towns.put(server.getKey(), server.getValue()));
        return towns;
    }
}
