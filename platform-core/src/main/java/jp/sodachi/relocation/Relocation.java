package jp.sodachi.relocation;

import java.time.Instant;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * A town's way from one server to another.
 *
 * @param problem the key of the sentence an operator reads, while something stopped it
 * @param message what the other side said
 * @param at when it came to its present step
 * @param rows rows compared in the pause, of all tables; 0 before the town has arrived, like the two that follow
 * @param bytes tables and indexes on the new server
 * @param pauseMs how long nobody could write, in milliseconds
 */
public record Relocation(
        UUID id,
        MunicipalityCode code,
        String source,
        String target,
        RelocationStep step,
        @Nullable String problem,
        @Nullable String message,
        String startedBy,
        Instant startedAt,
        Instant at,
        long rows,
        long bytes,
        long pauseMs) {}
