package jp.sodachi.record;

import java.time.Instant;

/** Somebody of the office opened a protected record: who, when, and the reason in their words. */
public record ProtectedOpening(String byName, String reason, Instant openedAt) {}
