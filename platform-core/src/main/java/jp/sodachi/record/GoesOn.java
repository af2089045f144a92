package jp.sodachi.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A child that comes straight back goes on with the record it has here: what was here keeps its origin, and only what became of
 * it in the other town is taken over. Runs in the caller's transaction.
 */
class GoesOn {
    private static final Set<String> COUNTS = Set.of("ENTERED", "CONFIRMED", "RELEASED");
    private static final List<String> FACTS = List.of(
            "name",
            "kana",
            "kana_folded",
            "search_key",
            "search_grams",
            "birth_date",
            "sex",
            "gestation_weeks",
            "gestation_days",
            "due_date");
    private static final String BACK = "引っこし先から戻った";
    private static final String ENDED_THERE = "引っこし先で取り消し";

    private final MovedTables tables;
    private final ChildStates states;
    private final Photos photos;

    GoesOn(MovedTables tables, ChildStates states, Photos photos) {
        this.tables = tables;
        this.states = states;
        this.photos = photos;
    }

    /** Brings what the child has here to where the other town left it. */
    void from(UUID child, MovedRows coming, Earlier earlier, ArrivingRows arriving) {
        tables.update(MovedSection.CHILD, arriving.arrive(MovedSection.CHILD, coming.child()), FACTS);
        settle(MovedSection.DOSES, List.of("state", "settled_by", "settled_at", "why"), coming, earlier, arriving);
        settle(
                MovedSection.PAGES,
                List.of("state", "released_by", "released_at", "settled_by", "settled_at", "why"),
                coming,
                earlier,
                arriving);
        settle(MovedSection.PHOTOS, List.of("state", "settled_by", "settled_at"), coming, earlier, arriving)
                .forEach(photo -> photos.clear(child, UUID.fromString(photo)));
        endRefusals(child, coming, earlier);
        states.list(child).stream()
                .filter(state -> state.holds() && state.kind() == ChildState.Kind.MOVED)
                .forEach(state -> states.end(child, state.id(), BACK));
        states.isBack(child);
    }

    /** What was settled or released there; an entry that this town settled itself stays as it is. */
    private List<String> settle(
            MovedSection section, List<String> columns, MovedRows coming, Earlier earlier, ArrivingRows arriving) {
        return coming.of(section).stream()
                .filter(row -> earlier.find(section, row)
                        .map(GoesOn::state)
                        .filter(ours -> COUNTS.contains(ours) && !ours.equals(state(row)))
                        .isPresent())
                .map(row -> arriving.arrive(section, row))
                .peek(row -> tables.update(section, row, columns))
                .map(row -> row.path("id").asString())
                .toList();
    }

    /** A refusal that the other town has undone holds here no more. A protection is undone by hand alone. */
    private void endRefusals(UUID child, MovedRows coming, Earlier earlier) {
        var still = coming.of(MovedSection.STATES).stream()
                .flatMap(row -> earlier.find(row.path("id").asString()).stream())
                .collect(Collectors.toSet());
        states.list(child).stream()
                .filter(state -> state.holds() && state.kind() == ChildState.Kind.REFUSED)
                .filter(state -> !still.contains(state.id().toString()))
                .forEach(state -> states.end(child, state.id(), ENDED_THERE));
    }

    /**
     * Which of the coming entries would stand beside one that this town has entered itself in the meantime, by the id they come
     * with: the same vaccine or the same page of one day, or a state that holds here already.
     */
    Set<String> standingHere(UUID child, MovedRows coming, Earlier earlier) {
        var own = tables.read(child);
        var found = new HashSet<String>();
        for (var section : List.of(MovedSection.DOSES, MovedSection.PAGES, MovedSection.STATES)) {
            var endedThere = coming.of(section).stream()
                    .filter(row -> !stands(section, row))
                    .flatMap(row -> earlier.find(row.path("id").asString()).stream())
                    .collect(Collectors.toSet());
            var standing = own.of(section).stream()
                    .filter(row -> stands(section, row)
                            && !endedThere.contains(row.path("id").asString()))
                    .map(row -> what(section, row))
                    .collect(Collectors.toSet());
            coming.of(section).stream()
                    .filter(row ->
                            stands(section, row) && earlier.find(section, row).isEmpty())
                    .filter(row -> standing.contains(what(section, row)))
                    .forEach(row -> found.add(row.path("id").asString()));
        }
        return found;
    }

    private static boolean stands(MovedSection section, ObjectNode row) {
        return section == MovedSection.STATES || COUNTS.contains(state(row));
    }

    /** What there can be one of. */
    private static String what(MovedSection section, ObjectNode row) {
        var columns = switch (section) {
            case DOSES -> Stream.of("product", "given_on");
            case PAGES -> Stream.of("form", "occurred_on");
            default -> Stream.of("kind", "programme");
        };
        return columns.map(column -> row.path(column).asString("")).collect(Collectors.joining(" "));
    }

    private static String state(ObjectNode row) {
        return row.path("state").asString("");
    }
}
