package jp.sodachi.record;

import java.util.Set;
import java.util.UUID;

/** What a moving code shows of a record in the old town. */
sealed interface SeenRecord {
    /** Whose it is. */
    FormSubject whose();

    /** The family's id there. */
    UUID familyId();

    /** Whether it can be used now. */
    boolean isOpen();

    /**
     * A child.
     *
     * @param moves the child's earlier moves
     * @param root the id the child had at first
     */
    record OfChild(Child child, boolean good, Set<UUID> moves, UUID root) implements SeenRecord {
        public OfChild {
            moves = Set.copyOf(moves);
        }

        @Override
        public FormSubject whose() {
            return FormSubject.child(child.id());
        }

        @Override
        public UUID familyId() {
            return child.familyId();
        }

        @Override
        public boolean isOpen() {
            return good && !child.isDeceased();
        }
    }

    /**
     * A pregnancy.
     *
     * @param root the id it had at first
     */
    record OfPregnancy(Pregnancy pregnancy, boolean good, UUID root) implements SeenRecord {
        @Override
        public FormSubject whose() {
            return FormSubject.pregnancy(pregnancy.id());
        }

        @Override
        public UUID familyId() {
            return pregnancy.familyId();
        }

        @Override
        public boolean isOpen() {
            return good && pregnancy.goesOn();
        }
    }
}
