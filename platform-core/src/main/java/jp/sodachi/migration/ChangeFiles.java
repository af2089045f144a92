package jp.sodachi.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

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
        var folder = "db/" + area + "/";
        var files = new TreeMap<String, String>();
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "*/*.sql");
            for (var resource : found) {
                var url = resource.getURL().toString();
                files.put(url.substring(url.lastIndexOf(folder)), resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new ChangeFiles(area, files);
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

    /**
     * One digest after each file, each built on the one before it: the last is the structure all files make together, the
     * earlier ones are those of towns that are behind.
     */
    List<String> digests() {
        var digests = new ArrayList<String>();
        var last = area;
        for (var file : byPath.entrySet()) {
            last = sha256(last + "\n" + file.getKey() + "\n" + file.getValue().replace("\r\n", "\n"));
            digests.add(last);
        }
        return List.copyOf(digests);
    }

    /** The digest of all files together. */
    String digest() {
        var digests = digests();
        return digests.isEmpty() ? sha256(area) : digests.getLast();
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
