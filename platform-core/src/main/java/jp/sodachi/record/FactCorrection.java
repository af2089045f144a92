package jp.sodachi.record;

import java.time.Instant;

/** What stood in a field before, what stands now, who changed it and why. */
public record FactCorrection(String field, String before, String after, String why, String by, Instant at) {}
