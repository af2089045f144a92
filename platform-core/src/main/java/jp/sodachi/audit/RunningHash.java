package jp.sodachi.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A SHA-256 that each row carries on from the row before it. */
final class RunningHash {
    /** Bytes of the running hash that are kept of each row; enough to find the place, the whole hash proves it. */
    static final int MARK = 4;

    /** What the first seal carries on from. */
    static final byte[] BEGINNING = new byte[32];

    private byte[] hash;

    RunningHash(byte[] from) {
        this.hash = from.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    byte[] mark() {
        return Arrays.copyOf(hash, MARK);
    }

    /** Takes a row of {@code audit_event} in: everything that stands in it, each value with its length. */
    void take(ResultSet row) throws SQLException {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.write(hash);
            put(out, row.getString("id"));
            var at = row.getObject("at", OffsetDateTime.class).toInstant();
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.get(ChronoField.MICRO_OF_SECOND));
            for (var column :
                    new String[] {"actor_kind", "actor_id", "actor_name", "action", "child_id", "subject_id", "outcome"
                    }) {
                put(out, row.getString(column));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        hash = sha256(bytes.toByteArray());
    }

    private static void put(DataOutputStream out, @Nullable String value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
