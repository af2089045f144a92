package jp.sodachi.record;

import java.time.Instant;

/**
 * A page that somebody is filling in.
 *
 * @param version grows with every saving; 0 before the first
 */
public record FormDraft(TypedForm typed, Instant savedAt, int version) {}
