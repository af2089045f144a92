package jp.sodachi.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Writes the receipt of a record that was entered: of each part how many went, how many not and why. Pure. */
final class MoveReceipts {
    private MoveReceipts() {}

    /**
     * The receipt.
     *
     * @param going what has a place here now
     * @param fresh of that, what was not here before
     * @param left why the others have none, by {@link #key}
     * @param here the checksums of what was entered, as it was read back
     */
    static MoveReceipt of(
            List<MovedSection> sections,
            Handover from,
            MovedRows going,
            MovedRows fresh,
            Map<String, MoveReceipt.Why> left,
            Map<MovedSection, String> here,
            Instant now) {
        var parts = new ArrayList<MoveReceipt.Part>();
        var there = fresh.sums();
        for (var section : sections) {
            var rows = from.rows().of(section);
            var reasons = rows.stream()
                    .filter(row -> left.containsKey(key(section, row)))
                    .collect(Collectors.toMap(row -> left.get(key(section, row)), _ -> 1, Integer::sum));
            parts.add(new MoveReceipt.Part(
                    section.name(),
                    rows.size(),
                    going.of(section).size(),
                    reasons,
                    there.getOrDefault(section, ""),
                    here.getOrDefault(section, "")));
        }
        Arrays.stream(MovedTables.Staying.values())
                .filter(from.stays()::containsKey)
                .forEach(what -> {
                    var found = from.stays().getOrDefault(what, 0);
                    parts.add(new MoveReceipt.Part(
                            what.name(), found, 0, found == 0 ? Map.of() : Map.of(what.why(), found), "", ""));
                });
        return new MoveReceipt(now, parts);
    }

    static String key(MovedSection section, ObjectNode row) {
        // The end of a measurement has no id of its own; the measurement's own id must not count for both.
        return (section == MovedSection.MEASUREMENT_ENDS ? "end of " : "")
                + row.path(section.key()).asString();
    }

    /** @throws IllegalStateException when a part was entered that is not what was handed over */
    static MoveReceipt requireAgreeing(MoveReceipt receipt) {
        if (receipt.parts().stream().anyMatch(part -> !part.agrees())) {
            throw new IllegalStateException("The record that was entered is not the record that was handed over.");
        }
        return receipt;
    }
}
