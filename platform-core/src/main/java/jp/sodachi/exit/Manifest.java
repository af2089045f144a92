package jp.sodachi.exit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What lies in a package.
 *
 * @param format of packages; {@value #FORMAT} now
 * @param structure the digest of the change files the schema was made of
 * @param code the municipality code
 * @param hosts host names of the town's sites
 * @param state where the town stood when it was packed
 * @param madeAt moment in ISO 8601
 * @param tables in the order in which they lie there
 * @param entries every file but the manifest and its signature
 */
record Manifest(
        int format,
        String structure,
        String code,
        String name,
        String kana,
        String prefecture,
        List<String> hosts,
        String state,
        String madeAt,
        String madeBy,
        List<Table> tables,
        List<Entry> entries) {
    static final int FORMAT = 1;
    static final String PATH = "manifest.json";
    static final String SIGNATURE = "manifest.sig";

    /**
     * A table.
     *
     * @param hash over all rows, PostgreSQL's own of each row's columns, hexadecimal
     */
    record Table(String name, String columns, long rows, String hash) {
        String path() {
            return "tables/" + name + ".csv";
        }
    }

    /** A file. */
    record Entry(String path, long bytes, String sha256) {}

    Instant made() {
        return OffsetDateTime.parse(madeAt).toInstant();
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    long bytes() {
        return entries.stream().mapToLong(Entry::bytes).sum();
    }
}
