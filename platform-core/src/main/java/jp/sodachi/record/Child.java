package jp.sodachi.record;

import java.util.UUID;

/**
 * A child of the town.
 *
 * @param familyId children of one family share it
 * @param standing whether the town still accompanies the child
 * @param shielded a protected record: nothing is sent, so that nobody learns where the child is
 * @param version grows with every correction; a change names the version it started from
 */
public record Child(UUID id, UUID familyId, ChildFacts facts, Standing standing, boolean shielded, int version) {

    /** Whether anything may be sent about this child at all. */
    public boolean isTold() {
        return standing == Standing.HERE && !shielded;
    }

    /** Whether the child has died. */
    public boolean isDeceased() {
        return standing == Standing.DECEASED;
    }
}
