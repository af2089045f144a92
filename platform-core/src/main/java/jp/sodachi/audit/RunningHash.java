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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A SHA-256 that each row carries on from the row before it. */
final class RunningHash {
    /** Bytes of the running hash that are kept of each row; enough to find the place, the whole hash proves it. */
    static final int MARK = 4;

    /** What the first seal carries on from. */
    static final byte[] BEGINNING = new byte[32];

    private static final String[] COLUMNS = {
        "actor_kind", "actor_id", "actor_name", "action", "child_id", "subject_id", "outcome"
    };

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
        var values = new String[COLUMNS.length];
        for (var column = 0; column < COLUMNS.length; column++) {
            values[column] = row.getString(COLUMNS[column]);
        }
        var id = row.getString("id");
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        carry(out -> {
            put(out, id);
            put(out, at);
            for (var value : values) {
                put(out, value);
            }
        });
    }

    /** The hash of a return seal onto the seal before it. */
    static byte[] of(byte[] base, Returned said, UUID upTo) {
        var running = new RunningHash(base);
        running.carry(out -> {
            put(out, said.kind().name());
            out.writeInt(said.number());
            out.writeInt(said.from());
            put(out, upTo.toString());
            put(out, said.asOf());
            put(out, said.by());
            put(out, said.why());
            put(out, said.at());
        });
        return running.hash();
    }

    private interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private void carry(Content content) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.write(hash);
            content.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        hash = sha256(bytes.toByteArray());
    }

    private static void put(DataOutputStream out, Instant at) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.get(ChronoField.MICRO_OF_SECOND));
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
