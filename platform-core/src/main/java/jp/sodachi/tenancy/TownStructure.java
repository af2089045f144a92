package jp.sodachi.tenancy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Which change files have made a schema. Two schemas with the same digest have had the same files in the same order.
 *
 * @param digest over all files, each built on the one before it
 * @param changes the files by their path on the class path
 */
public record TownStructure(String digest, SortedMap<String, Change> changes) {
    /** A line in a change file: from here on code that was built before this file cannot work with the schema. */
    private static final Pattern CONTRACTS = Pattern.compile("(?m)^--contracts \\S");

    public TownStructure {
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    /**
     * One change file.
     *
     * @param hash over its text
     * @param contracts whether it takes away what code built before it still uses
     */
    public record Change(String hash, boolean contracts) {}

    /** The structure this build wants of a town. */
    public static TownStructure ofThisBuild() {
        return of("tenant", read("tenant"));
    }

    /** The structure that {@code files} (text by path) make together. */
    public static TownStructure of(String area, SortedMap<String, String> files) {
        var changes = new TreeMap<String, Change>();
        var last = area;
        for (var file : files.entrySet()) {
            var text = file.getValue().replace("\r\n", "\n");
            last = sha256(last + "\n" + file.getKey() + "\n" + text);
            changes.put(
                    file.getKey(),
                    new Change(sha256(text), CONTRACTS.matcher(text).find()));
        }
        return new TownStructure(files.isEmpty() ? sha256(area) : last, changes);
    }

    /** The change files of {@code area} on the class path: text by path, in the order in which they apply. */
    public static SortedMap<String, String> read(String area) {
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
        return files;
    }

    /**
     * Whether code built for this structure can work with a town of {@code theirs}: every file of ours is there
     * unchanged, and what came on top only expands. A newer structure may therefore be rolled out before newer code.
     */
    public boolean understands(TownStructure theirs) {
        return digest.equals(theirs.digest)
                || (theirs.changes.entrySet().containsAll(changes.entrySet())
                        && theirs.changes.entrySet().stream()
                                .noneMatch(change ->
                                        change.getValue().contracts() && !changes.containsKey(change.getKey())));
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
