package jp.sodachi.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the present town has from before of a record that comes back to it: the child, and each entry by the id that the town it
 * comes from gave it. Two rows are one when they began as one ({@link Roots}); for rows of moves of earlier builds, whose
 * beginning nobody kept, when their ids follow from each other by the number of a move between the two towns ({@link
 * ArrivingRows#id}). Nothing is compared by name. Pure.
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
     * @param began where they began
     * @param coming what comes back
     * @param roots where that began
     * @param moves the numbers of the moves between the two towns, in either direction
     */
    static Earlier of(MovedRows own, Roots began, MovedRows coming, Roots roots, Set<UUID> moves) {
        var here = ids(own);
        Map<String, String> known = new HashMap<>();
        var byRoot = new HashMap<String, String>();
        here.forEach(id -> byRoot.put(began.of(id), id));
        ids(coming).stream()
                .filter(id -> byRoot.containsKey(roots.of(id)))
                .forEach(id -> known.put(id, byRoot.get(roots.of(id))));
        for (var move : moves) {
            // What went away from here has there an id made of ours; what came from there has here an id made of
            // theirs.
            here.forEach(id ->
                    known.putIfAbsent(ArrivingRows.id(move, UUID.fromString(id)).toString(), id));
            ids(coming).forEach(id -> {
                var ours = ArrivingRows.id(move, UUID.fromString(id)).toString();
                if (here.contains(ours)) {
                    known.putIfAbsent(id, ours);
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
