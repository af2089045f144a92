package jp.sodachi.record;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changes on a row's way to another town: its ids, and its origin, which becomes an import that names the old town and who
 * entered it there. Pure.
 */
class ArrivingRows {
    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
    private static final long VERSION = 0x7000L;
    private static final long VERSION_REST = 0x0FFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_REST = 0x3FFF_FFFF_FFFF_FFFFL;

    private final Earlier earlier;
    private final UUID move;
    private final UUID family;
    private final Handover from;
    private final List<Judgement> ours;
    private final Set<String> taken;
    private final Instant now;
    private final Map<String, String> addedNotes = new HashMap<>();

    /**
     * @param earlier what of it the present town knows from before
     * @param taken the ids, in the old town, of all entries that go along
     */
    ArrivingRows(
            Earlier earlier,
            UUID move,
            UUID family,
            Handover from,
            List<Judgement> ours,
            Set<String> taken,
            Instant now) {
        this.earlier = earlier;
        this.move = move;
        this.family = family;
        this.from = from;
        this.ours = List.copyOf(ours);
        this.taken = Set.copyOf(taken);
        this.now = now;
    }

    /**
     * The id in the new town of what has the id {@code old} in the old one. Made of both, so that a move that was cut off makes
     * the same ids again; a UUID of version 7 like every id, with the old one's time, so that entries keep their order.
     */
    static UUID id(UUID move, UUID old) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(move, old)) {
                digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(part.getMostSignificantBits())
                        .putLong(part.getLeastSignificantBits())
                        .flip());
            }
            var random = ByteBuffer.wrap(digest.digest());
            return new UUID(
                    old.getMostSignificantBits() & TIME | VERSION | random.getLong() & VERSION_REST,
                    VARIANT | random.getLong() & VARIANT_REST);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /** The id here of what has the id {@code old} in the old town. */
    String here(String old) {
        return earlier.find(old).orElseGet(() -> id(move, UUID.fromString(old)).toString());
    }

    /** The row as it is entered here. */
    ObjectNode arrive(MovedSection section, ObjectNode old) {
        var row = old.deepCopy();
        rename(row, row.has("subject_id") ? "subject_id" : "child_id");
        rename(row, "id");
        section.refers().forEach(column -> rename(row, column));
        switch (section) {
            case CHILD -> settleIn(row);
            case PREGNANCY -> settleInExpecting(row);
            case CORRECTIONS, PREGNANCY_CORRECTIONS -> row.put("by_name", by("STAFF", old, "by_name"));
            case STATES -> row.put("set_by", by("STAFF", old, "set_by"));
            case DOSES, PHOTOS -> comeFrom(row, old);
            case PAGES, PREGNANCY_PAGES -> {
                comeFrom(row, old);
                judge(row, old);
            }
            case SHEETS -> {
                row.put("begun_by", by("PARENT", old, "begun_by"));
                row.put("sent_by", by("PARENT", old, "sent_by"));
                row.putNull("task_id");
            }
            case MEASUREMENTS -> {
                row.put("entered_by", by(old.path("origin").asString(), old, "entered_by"));
                row.put("origin", "IMPORT");
            }
            case MEASUREMENT_ENDS -> {
                row.put("ended_by", by(old.path("origin").asString(), old, "ended_by"));
                row.put("origin", "IMPORT");
            }
        }
        return row;
    }

    /** A row read back from this town's table, without what was added to it on the way. */
    ObjectNode withoutAdded(ObjectNode row) {
        var added = addedNotes.get(row.path("id").asString(""));
        var note = row.path("note").asString("");
        return added != null && note.endsWith(added)
                ? row.deepCopy().put("note", note.substring(0, note.length() - added.length()))
                : row;
    }

    private void settleInExpecting(ObjectNode row) {
        row.put("family_id", family.toString());
        row.put("registered_by", by("STAFF", row, "registered_by"));
        row.put("registered_at", now.toString());
        row.put("state", Pregnancy.State.ONGOING.name());
        row.putNull("ended_on");
        row.put("contact_name", "");
        row.put("contact_phone", "");
        row.put("version", 0);
    }

    private void settleIn(ObjectNode row) {
        row.put("family_id", family.toString());
        row.put("registered_at", now.toString());
        row.put("standing", Standing.HERE.name());
        row.put("handed_over", false);
        // Whom the office here may call the family tells it at this counter.
        row.put("contact_name", "");
        row.put("contact_phone", "");
        row.put("version", 0);
    }

    private void comeFrom(ObjectNode row, ObjectNode old) {
        row.put("entered_by", by(old.path("entered_kind").asString(), old, "entered_by"));
        row.put("entered_kind", Dose.EnteredBy.IMPORT.name());
        Stream.of("settled_by", "released_by")
                .filter(column -> !old.path(column).asString("").isEmpty())
                .forEach(column -> row.put(column, by("STAFF", old, column)));
        if (row.has("version")) {
            row.put("version", 0);
        }
    }

    /** A code means what the town's list says: it becomes this town's code for the same word, or that word itself. */
    private void judge(ObjectNode row, ObjectNode old) {
        var code = old.path("judgement").asString("");
        if (code.isEmpty()) {
            return;
        }
        var word = from.judgements().getOrDefault(code, code);
        var same = ours.stream().filter(each -> each.label().equals(word)).findFirst();
        row.put("judgement", same.map(Judgement::code).orElse(""));
        if (same.isEmpty()) {
            var note = old.path("note").asString("");
            var added = (note.isEmpty() ? "" : "\n") + "判定(" + from.town() + "): " + word;
            row.put("note", note + added);
            addedNotes.put(row.path("id").asString(), added);
        }
    }

    private String by(String side, ObjectNode old, String column) {
        var name = old.path(column).asString("");
        var who = switch (side) {
            case "PARENT" -> "保護者";
            case "STAFF" -> "窓口";
            default -> "";
        };
        return from.town() + " (" + (who + " " + name).strip() + ")";
    }

    private void rename(ObjectNode row, String column) {
        var old = row.path(column).asString("");
        if (!old.isEmpty()) {
            if (taken.contains(old)) {
                row.put(column, here(old));
            } else {
                row.putNull(column);
            }
        }
    }
}
