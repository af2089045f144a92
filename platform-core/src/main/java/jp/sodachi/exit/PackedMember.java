package jp.sodachi.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A line of the list of who could sign in to the office. */
record PackedMember(String email, boolean enabled) {
    /** A value, in quotes or bare, and what ends it. */
    private static final Pattern VALUE = Pattern.compile("\\G(?:\"([^\"]*(?:\"\"[^\"]*)*)\"|([^\",\n]*))(,|\n|$)");

    private static final String EMAIL = "email";
    private static final String ENABLED = "enabled";

    /** Reads CSV with a head line; a list without an address or a state has nobody whom one could invite. */
    static List<PackedMember> read(String csv) {
        var lines = lines(csv);
        var head = lines.isEmpty() ? List.<String>of() : lines.getFirst();
        var email = head.indexOf(EMAIL);
        var enabled = head.indexOf(ENABLED);
        if (email < 0 || enabled < 0) {
            return List.of();
        }
        return lines.subList(1, lines.size()).stream()
                .filter(line -> line.size() == head.size())
                .map(line -> new PackedMember(
                        line.get(email).toLowerCase(Locale.ROOT), Boolean.parseBoolean(line.get(enabled))))
                .toList();
    }

    private static List<List<String>> lines(String csv) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var values = VALUE.matcher(csv);
        while (values.find() && values.start() < csv.length()) {
            line.add(values.group(1) == null ? values.group(2) : values.group(1).replace("\"\"", "\""));
            if (!values.group(3).equals(",")) {
                lines.add(List.copyOf(line));
                line.clear();
            }
        }
        return lines;
    }
}
