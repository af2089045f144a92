package jp.sodachi.record;

import java.util.UUID;
import jp.sodachi.identity.Actor;

/**
 * A child of the town.
 *
 * @param familyId children of one family share it
 * @param standing whether the town still accompanies the child
 * @param shielded a protected record: nothing is sent, so that nobody learns where the child is
 * @param handedOver another town of the platform keeps this record now; a guardian writes there
 * @param contact whom the office calls about the family, beside its guardians with an account
 * @param version grows with every correction; a change names the version it started from
 */
public record Child(
        UUID id,
        UUID familyId,
        ChildFacts facts,
        Standing standing,
        boolean shielded,
        boolean handedOver,
        FamilyContact contact,
        int version) {

    /** Stands in lists in place of the name and the reading of a protected child. */
    public static final String HIDDEN = "＊＊＊";

    /** As the child stands in a list of the office: a protected one without its name. */
    Child inLists() {
        return shielded
                ? new Child(
                        id,
                        familyId,
                        new ChildFacts(HIDDEN, HIDDEN, facts.birthDate(), facts.sex(), null, null),
                        standing,
                        true,
                        handedOver,
                        FamilyContact.NONE,
                        version)
                : this;
    }

    /** Whether anything may be sent about this child at all. */
    public boolean isTold() {
        return standing == Standing.HERE && !shielded;
    }

    /**
     * Before a guardian is asked to write.
     *
     * @throws RecordHandedOver when another town keeps the record now
     */
    public void requireKeptHere() {
        if (handedOver) {
            throw new RecordHandedOver(FormSubject.child(id));
        }
    }

    /** {@link #requireKeptHere()} for whom it binds: the office may still write what it was told late. */
    void requireKeptHere(Actor actor) {
        if (actor instanceof Actor.Parent) {
            requireKeptHere();
        }
    }

    /** Whether they were born together: twins, or more. */
    public boolean isTwinOf(Child other) {
        return !id.equals(other.id)
                && familyId.equals(other.familyId)
                && facts.birthDate().equals(other.facts.birthDate());
    }

    /** Whether the child has died. */
    public boolean isDeceased() {
        return standing == Standing.DECEASED;
    }
}
