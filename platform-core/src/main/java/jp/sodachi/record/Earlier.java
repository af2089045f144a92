package jp.sodachi.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the present town has from before of a record that comes straight back to it: the child, and each entry by the id that the
 * town it was in gave it. Ids of the two towns follow from each other by the numbers of the moves between them
 * ({@link ArrivingRows#id}), so nothing is compared by name. Pure.
 */
final class Earlier {
    private static final Earlier NOTHING = new Earlier(Map.of(), Map.of());

    private final Map<String, String> ids;
    private final Map<String, ObjectNode> rows;

    private Earlier(Map<String, String> ids, Map<String, ObjectNode> rows) {
        this.ids = Map.copyOf(ids);
        this.rows = Map.copyOf(rows);
    }

    /** For a child that was never here. */
    static Earlier nothing() {
        return NOTHING;
    }

    /**
     * For a child whose rows here are {@code own}.
     *
     * @param coming what comes back
     * @param moves the numbers of the moves between the two towns, in either direction
     */
    static Earlier of(MovedRows own, MovedRows coming, Set<UUID> moves) {
        var here = ids(own);
        Map<String, String> known = new HashMap<>();
        for (var move : moves) {
            // What went away from here has there an id made of ours; what came from there has here an id made of
            // theirs.
            here.forEach(
                    id -> known.put(ArrivingRows.id(move, UUID.fromString(id)).toString(), id));
            ids(coming).forEach(id -> {
                var ours = ArrivingRows.id(move, UUID.fromString(id)).toString();
                if (here.contains(ours)) {
                    known.put(id, ours);
                }
            });
        }
        Map<String, ObjectNode> rows = new HashMap<>();
        own.parts()
                .forEach((section, found) -> found.forEach(
                        row -> rows.put(section + row.path(section.key()).asString(), row)));
        return new Earlier(known, rows);
    }

    private static Set<String> ids(MovedRows rows) {
        var ids = new HashSet<String>();
        rows.parts()
                .forEach((section, found) ->
                        found.forEach(row -> ids.add(row.path(section.key()).asString())));
        return ids;
    }

    /** The id here of what has the id {@code theirs} there. */
    Optional<String> find(String theirs) {
        return Optional.ofNullable(ids.get(theirs));
    }

    /** The row here that a coming one is. */
    Optional<ObjectNode> find(MovedSection section, ObjectNode coming) {
        return find(coming.path(section.key()).asString()).map(id -> rows.get(section + id));
    }
}
