package jp.sodachi.parentportal.calendar;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a calendar has said of each entry so far.
 *
 * @param entries by the entry's id
 */
record Told(Map<String, Last> entries) {

    Told {
        entries = Map.copyOf(entries);
    }

    /**
     * Of one entry.
     *
     * @param face differs when anything a reader sees differs
     * @param changes how often it has changed
     * @param at the second of the last change, of the epoch
     */
    record Last(String face, int changes, long at) {}

    /** An entry with what a calendar program must know of its changes. */
    record Counted(Entry entry, int changes, Instant changedAt) {}

    /** These entries, each with its count: one more where it differs from what was last said. */
    List<Counted> count(List<Entry> now, Instant moment) {
        var counted = new ArrayList<Counted>();
        for (var entry : now) {
            var last = entries.get(entry.id());
            if (last != null && last.face().equals(entry.face())) {
                counted.add(new Counted(entry, last.changes(), Instant.ofEpochSecond(last.at())));
            } else {
                var changes = last == null ? 0 : last.changes() + 1;
                counted.add(new Counted(entry, changes, moment.truncatedTo(ChronoUnit.SECONDS)));
            }
        }
        return counted;
    }

    /**
     * What is to be kept after {@code said}. An entry that is gone is kept as well: should it come back, as when a dose is
     * withdrawn, a program must take it for the newer one.
     */
    Told after(List<Counted> said) {
        var kept = new TreeMap<>(entries);
        said.forEach(one -> kept.put(
                one.entry().id(),
                new Last(one.entry().face(), one.changes(), one.changedAt().getEpochSecond())));
        return new Told(kept);
    }
}
