package jp.sodachi.record;

import java.util.UUID;

/**
 * A child of the town.
 *
 * @param familyId children of one family share it
 * @param version grows with every correction; a change names the version it started from
 */
public record Child(UUID id, UUID familyId, ChildFacts facts, int version) {}
