package jp.sodachi.notice;

import java.time.Instant;
import java.util.UUID;

/** A delivery that this worker has taken; {@code attempts} counts the one now beginning. */
record Claimed(
        UUID id, UUID guardian, String template, String args, int attempts, Instant deadline, boolean daytimeOnly) {}
