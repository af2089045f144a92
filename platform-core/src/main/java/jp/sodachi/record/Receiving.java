package jp.sodachi.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enters a record that another town hands over into the present town. Runs in the caller's transaction: all of it is here, or
 * nothing. Before it ends, both towns' checksums of every part are compared, each computed over the town's own rows. A child
 * that comes back goes on with the record it has here ({@link GoesOn}).
 */
class Receiving {
    private final MovedTables tables;
    private final ArrivalRows arrivals;
    private final ChildPlans plans;
    private final ChildStates states;
    private final Judgements judgements;
    private final Photos photos;
    private final GoesOn goesOn;
    private final Clock clock;

    Receiving(
            MovedTables tables,
            ArrivalRows arrivals,
            ChildPlans plans,
            ChildStates states,
            Judgements judgements,
            Photos photos,
            Clock clock) {
        this.tables = tables;
        this.arrivals = arrivals;
        this.plans = plans;
        this.states = states;
        this.judgements = judgements;
        this.photos = photos;
        this.goesOn = new GoesOn(tables, states, photos);
        this.clock = clock;
    }

    /**
     * The child here; the arrival is then {@code COPIED}.
     *
     * @throws IllegalStateException when what was entered is not what was handed over; the transaction must not commit then
     */
    UUID enter(ArrivalRows.Row arrival, Handover from) {
        var move = arrival.arrival().id();
        var root = from.roots().of(from.rows().child().path("id").asString());
        var before = findEarlier(from.moves(), UUID.fromString(root));
        var earlier = before.map(child ->
                        Earlier.of(tables.read(child), arrivals.roots(child), from.rows(), from.roots(), from.moves()))
                .orElseGet(Earlier::nothing);
        var left = left(from, earlier, before);
        var going = from.rows().only((section, row) -> !left.containsKey(MoveReceipts.key(section, row)));
        var fresh = going.only((section, row) -> earlier.find(section, row).isEmpty());
        var taken = new HashSet<String>();
        going.parts().forEach((section, rows) -> rows.forEach(row -> taken.add(MoveReceipts.key(section, row))));
        var arriving =
                new ArrivingRows(earlier, move, arrival.family(), from, judgements.list(), taken, clock.instant());
        before.ifPresent(child -> goesOn.from(child, from.rows(), earlier, arriving));
        fresh.parts()
                .forEach((section, rows) -> rows.forEach(row -> tables.insert(section, arriving.arrive(section, row))));
        var child = UUID.fromString(arriving.here(going.child().path("id").asString()));
        for (var photo : fresh.of(MovedSection.PHOTOS)) {
            photos.copy(
                    from.schema(),
                    photo.path("child_id").asString(),
                    photo.path("id").asString(),
                    child,
                    UUID.fromString(arriving.here(photo.path("id").asString())));
        }
        states.addUp(child);
        var receipt = MoveReceipts.requireAgreeing(MoveReceipts.of(
                MovedSection.of(FormSubject.Kind.CHILD),
                from,
                going,
                fresh,
                left,
                readBack(child, fresh, arriving),
                clock.instant()));
        arrivals.copied(move, FormSubject.child(child), receipt, roots(fresh, from.roots(), arriving));
        return child;
    }

    /** Where what has just been entered began. */
    static Roots roots(MovedRows fresh, Roots theirs, ArrivingRows arriving) {
        var here = new HashMap<String, String>();
        fresh.parts()
                .forEach((section, rows) -> rows.forEach(row -> {
                    var id = row.path(section.key()).asString();
                    here.put(arriving.here(id), theirs.of(id));
                }));
        return new Roots(here);
    }

    /** The child's own record here, when it left this town by one of these moves, came into it by one, or began with {@code root}. */
    Optional<UUID> findEarlier(Set<UUID> moves, UUID root) {
        return arrivals.findChild(root).or(() -> moves.isEmpty() ? Optional.empty() : arrivals.findChild(moves));
    }

    /** The checksums of what has just been entered, read from the tables. */
    private Map<MovedSection, String> readBack(UUID child, MovedRows fresh, ArrivingRows arriving) {
        var entered = new HashSet<String>();
        fresh.parts()
                .forEach((section, rows) -> rows.forEach(row -> entered.add(
                        section + arriving.here(row.path(section.key()).asString()))));
        var here = new EnumMap<MovedSection, List<ObjectNode>>(MovedSection.class);
        tables.read(child)
                .only((section, row) ->
                        entered.contains(section + row.path(section.key()).asString()))
                .parts()
                .forEach((section, rows) -> here.put(
                        section, rows.stream().map(arriving::withoutAdded).toList()));
        return new MovedRows(here).sums();
    }

    /** What does not go along, and why. */
    private Map<String, MoveReceipt.Why> left(Handover from, Earlier earlier, Optional<UUID> before) {
        var left = new HashMap<String, MoveReceipt.Why>();
        before.ifPresent(child -> goesOn.standingHere(child, from.rows(), earlier)
                .forEach(id -> left.put(id, MoveReceipt.Why.HERE_ALREADY)));
        var today = LocalDate.now(clock);
        for (var dose : from.rows().of(MovedSection.DOSES)) {
            if (!plans.knows(dose.path("product").asString(), today)) {
                left.put(MoveReceipts.key(MovedSection.DOSES, dose), MoveReceipt.Why.UNKNOWN_VACCINE);
            }
        }
        doublePages(from.rows().of(MovedSection.PAGES).stream()
                        .filter(page -> earlier.find(MovedSection.PAGES, page).isEmpty())
                        .toList())
                .forEach(id -> left.put(id, MoveReceipt.Why.SAME_PAGE));
        var kept = photos.keptBytes();
        for (var photo : from.rows().of(MovedSection.PHOTOS)) {
            var bytes = photo.path("bytes").asLong();
            if (!photos.lies(
                    from.schema(),
                    photo.path("child_id").asString(),
                    photo.path("id").asString())) {
                left.put(MoveReceipts.key(MovedSection.PHOTOS, photo), MoveReceipt.Why.PICTURE_GONE);
            } else if (left.containsKey(photo.path("dose_id").asString(""))) {
                left.put(MoveReceipts.key(MovedSection.PHOTOS, photo), MoveReceipt.Why.OF_SUCH_A_DOSE);
            } else if (earlier.find(MovedSection.PHOTOS, photo).isPresent()) {
                continue;
            } else if (!photos.hasRoom(kept, bytes)) {
                left.put(MoveReceipts.key(MovedSection.PHOTOS, photo), MoveReceipt.Why.NO_ROOM);
            } else {
                kept += bytes;
            }
        }
        return left;
    }

    /** As imports, a guardian's and the office's page of one day would be one: the office's goes first. */
    static List<String> doublePages(List<ObjectNode> pages) {
        return pages.stream()
                .filter(page -> Set.of("ENTERED", "RELEASED")
                        .contains(page.path("state").asString()))
                .collect(Collectors.groupingBy(page -> List.of(
                        page.path("form").asString(), page.path("occurred_on").asString())))
                .values()
                .stream()
                .flatMap(same -> same.stream()
                        .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
                        .skip(1))
                .map(page -> page.path("id").asString())
                .toList();
    }

    private static int rank(ObjectNode page) {
        return page.path("entered_kind").asString().equals("STAFF") ? 0 : 1;
    }
}
