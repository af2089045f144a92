package jp.sodachi.migration;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.sodachi.tenancy.TownStructure;

/**
 * The change files of one area, in the order in which they apply: by path.
 *
 * @param area {@code control}, {@code reference}, {@code jobs} or {@code tenant}
 * @param byPath the text of each file by its path on the class path, e.g. {@code db/tenant/2026/0010-….sql}
 */
record ChangeFiles(String area, SortedMap<String, String> byPath) {

    ChangeFiles {
        byPath = Collections.unmodifiableSortedMap(new TreeMap<>(byPath));
    }

    /** The files of {@code area} on the class path. */
    static ChangeFiles of(String area) {
        return new ChangeFiles(area, TownStructure.read(area));
    }

    /** The same files and one more. */
    ChangeFiles with(String path, String text) {
        var files = new TreeMap<>(byPath);
        files.put(path, text);
        return new ChangeFiles(area, files);
    }

    boolean isEmpty() {
        return byPath.isEmpty();
    }

    /** The path under which Liquibase finds the list of all files. */
    String root() {
        return "db/" + area + ".yaml";
    }

    /** Every file Liquibase may open: the list of all, and each of them. */
    Map<String, String> contents() {
        var contents = new TreeMap<>(byPath);
        contents.put(
                root(),
                byPath.keySet().stream()
                        .map(path -> "  - include: {file: \"" + path + "\"}\n")
                        .collect(Collectors.joining("", "databaseChangeLog:\n", "")));
        return contents;
    }

    /** What all files make together. */
    TownStructure structure() {
        return TownStructure.of(area, byPath);
    }
}
