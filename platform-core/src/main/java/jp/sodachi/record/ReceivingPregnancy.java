package jp.sodachi.record;

import java.time.Clock;
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
 * Enters a pregnancy that another town hands over into the present town, as {@link Receiving} does with a child: in the caller's
 * transaction, all of it or nothing, and both towns' checksums of every part are compared before it ends. A pregnancy that comes
 * back goes on with the record it has here.
 */
class ReceivingPregnancy {
    private static final Set<String> COUNTS = Set.of("ENTERED", "RELEASED");
    private static final List<String> FACTS = List.of(
            "name", "kana", "kana_folded", "birth_date", "due_date", "due_source", "fetuses", "state", "ended_on");
    private static final List<String> SETTLED =
            List.of("state", "released_by", "released_at", "settled_by", "settled_at", "why");

    private final MovedTables tables;
    private final ArrivalRows arrivals;
    private final Judgements judgements;
    private final Clock clock;

    ReceivingPregnancy(MovedTables tables, ArrivalRows arrivals, Judgements judgements, Clock clock) {
        this.tables = tables;
        this.arrivals = arrivals;
        this.judgements = judgements;
        this.clock = clock;
    }

    /** The pregnancy's own record here, when it began here or has been here before. */
    Optional<UUID> findEarlier(UUID root) {
        return arrivals.findPregnancy(root);
    }

    /**
     * The pregnancy here; the arrival is then {@code COPIED}.
     *
     * @throws IllegalStateException when what was entered is not what was handed over; the transaction must not commit then
     */
    UUID enter(ArrivalRows.Row arrival, Handover from) {
        var move = arrival.arrival().id();
        var root = from.roots().of(from.rows().pregnancy().path("id").asString());
        var before = findEarlier(UUID.fromString(root)).map(FormSubject::pregnancy);
        var own = before.map(tables::read);
        var earlier = own.map(rows -> Earlier.of(
                        rows, arrivals.roots(before.orElseThrow().id()), from.rows(), from.roots(), from.moves()))
                .orElseGet(Earlier::nothing);
        var left = left(from.rows(), own, earlier);
        var going = from.rows().only((section, row) -> !left.containsKey(MoveReceipts.key(section, row)));
        var fresh = going.only((section, row) -> earlier.find(section, row).isEmpty());
        var taken = new HashSet<String>();
        going.parts().forEach((section, rows) -> rows.forEach(row -> taken.add(MoveReceipts.key(section, row))));
        var arriving =
                new ArrivingRows(earlier, move, arrival.family(), from, judgements.list(), taken, clock.instant());
        before.ifPresent(_ -> goOn(from.rows(), earlier, arriving));
        fresh.parts()
                .forEach((section, rows) -> rows.forEach(row -> tables.insert(section, arriving.arrive(section, row))));
        var here = FormSubject.pregnancy(
                UUID.fromString(arriving.here(going.pregnancy().path("id").asString())));
        var receipt = MoveReceipts.requireAgreeing(MoveReceipts.of(
                MovedSection.of(FormSubject.Kind.PREGNANCY),
                from,
                going,
                fresh,
                left,
                readBack(here, fresh, arriving),
                clock.instant()));
        arrivals.copied(move, here, receipt, Receiving.roots(fresh, from.roots(), arriving));
        return here.id();
    }

    /** Brings what is here to where the other town left it; a protection of before stays, one of there comes along. */
    private void goOn(MovedRows coming, Earlier earlier, ArrivingRows arriving) {
        var row = arriving.arrive(MovedSection.PREGNANCY, coming.pregnancy());
        tables.update(MovedSection.PREGNANCY, row, FACTS);
        if (row.path("shielded").asBoolean()) {
            tables.update(MovedSection.PREGNANCY, row, List.of("shielded"));
        }
        coming.of(MovedSection.PREGNANCY_PAGES).stream()
                .filter(page -> earlier.find(MovedSection.PREGNANCY_PAGES, page)
                        .map(ReceivingPregnancy::state)
                        .filter(ours -> COUNTS.contains(ours) && !ours.equals(state(page)))
                        .isPresent())
                .forEach(page -> tables.update(
                        MovedSection.PREGNANCY_PAGES, arriving.arrive(MovedSection.PREGNANCY_PAGES, page), SETTLED));
    }

    /**
     * What does not go along, and why: of a guardian's and the office's page of one day, which would be one here, the guardian's
     * (the office's is taken); and what this town has entered itself in the meantime.
     */
    private static Map<String, MoveReceipt.Why> left(MovedRows coming, Optional<MovedRows> own, Earlier earlier) {
        var left = new HashMap<String, MoveReceipt.Why>();
        var pages = coming.of(MovedSection.PREGNANCY_PAGES).stream()
                .filter(page -> earlier.find(MovedSection.PREGNANCY_PAGES, page).isEmpty())
                .toList();
        Receiving.doublePages(pages).forEach(id -> left.put(id, MoveReceipt.Why.SAME_PAGE));
        var endedThere = coming.of(MovedSection.PREGNANCY_PAGES).stream()
                .filter(page -> !COUNTS.contains(state(page)))
                .flatMap(page -> earlier.find(page.path("id").asString()).stream())
                .collect(Collectors.toSet());
        var standing = new HashSet<String>();
        own.ifPresent(rows -> rows.of(MovedSection.PREGNANCY_PAGES).stream()
                .filter(page -> COUNTS.contains(state(page))
                        && !endedThere.contains(page.path("id").asString()))
                .forEach(page -> standing.add(what(page))));
        pages.stream()
                .filter(page -> COUNTS.contains(state(page)) && standing.contains(what(page)))
                .forEach(page -> left.put(page.path("id").asString(), MoveReceipt.Why.HERE_ALREADY));
        return left;
    }

    private Map<MovedSection, String> readBack(FormSubject here, MovedRows fresh, ArrivingRows arriving) {
        var entered = new HashSet<String>();
        fresh.parts()
                .forEach((_, rows) -> rows.forEach(
                        row -> entered.add(arriving.here(row.path("id").asString()))));
        var kept = new EnumMap<MovedSection, List<ObjectNode>>(MovedSection.class);
        tables.read(here)
                .only((_, row) -> entered.contains(row.path("id").asString()))
                .parts()
                .forEach((section, rows) -> kept.put(
                        section, rows.stream().map(arriving::withoutAdded).toList()));
        return new MovedRows(kept).sums();
    }

    private static String what(ObjectNode page) {
        return page.path("form").asString("") + " " + page.path("occurred_on").asString("");
    }

    private static String state(ObjectNode row) {
        return row.path("state").asString("");
    }
}
