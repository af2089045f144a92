package jp.sodachi.audit;

import java.time.Instant;
import java.util.UUID;

/** A deed with the id and the moment under which the trail keeps it. */
record TrailEntry(UUID id, Instant at, AuditEvent event) {}
