package jp.sodachi.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** A child's or a pregnancy's rows, part by part, as one town keeps them. */
record MovedRows(Map<MovedSection, List<ObjectNode>> parts) {
    private static final String BETWEEN = "\u001f";

    MovedRows {
        var kept = new EnumMap<MovedSection, List<ObjectNode>>(MovedSection.class);
        parts.forEach((section, rows) -> kept.put(section, List.copyOf(rows)));
        parts = kept;
    }

    List<ObjectNode> of(MovedSection section) {
        return parts.getOrDefault(section, List.of());
    }

    ObjectNode child() {
        return of(MovedSection.CHILD).getFirst();
    }

    ObjectNode pregnancy() {
        return of(MovedSection.PREGNANCY).getFirst();
    }

    MovedRows only(BiPredicate<MovedSection, ObjectNode> wanted) {
        var chosen = new EnumMap<MovedSection, List<ObjectNode>>(MovedSection.class);
        parts.forEach((section, rows) -> chosen.put(
                section, rows.stream().filter(row -> wanted.test(section, row)).toList()));
        return new MovedRows(chosen);
    }

    /**
     * The checksum of each part: over what the entries say and which entry they refer to, in no order, so that it is the same
     * under other ids. Parts without rows have the checksum of nothing.
     */
    Map<MovedSection, String> sums() {
        var byId = new HashMap<String, Named>();
        parts.forEach((section, found) -> found.forEach(row -> {
            if (section != MovedSection.MEASUREMENT_ENDS) {
                byId.put(row.path("id").asString(), new Named(section, row));
            }
        }));
        var sums = new EnumMap<MovedSection, String>(MovedSection.class);
        parts.forEach((section, found) -> sums.put(
                section,
                sha(found.stream()
                        .map(row -> sum(new Named(section, row), byId))
                        .sorted()
                        .collect(Collectors.joining()))));
        return sums;
    }

    private static String sum(Named entry, Map<String, Named> byId) {
        var said = entry.section().facts().stream()
                .map(fact -> entry.row().path(fact).toString())
                .collect(Collectors.joining(BETWEEN));
        var refers = entry.section().refers().stream()
                .map(column -> entry.row().path(column).asString(""))
                .map(id -> Optional.ofNullable(byId.get(id))
                        .map(other -> sum(other, byId))
                        .orElse("-"))
                .collect(Collectors.joining(BETWEEN));
        return sha(entry.section() + BETWEEN + said + BETWEEN + refers);
    }

    private static String sha(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /** Never shows what stands in the record. */
    @Override
    public String toString() {
        return "MovedRows" + parts.keySet();
    }

    private record Named(MovedSection section, ObjectNode row) {}
}
