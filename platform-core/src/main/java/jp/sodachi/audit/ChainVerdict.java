package jp.sodachi.audit;

import java.util.List;
import java.util.UUID;

/** What came out when a town's chain was checked. */
public sealed interface ChainVerdict {

    /**
     * Every sealed row stands as it was sealed, none is missing and none was put between.
     *
     * @param seals how many there are
     * @param rows the rows under them
     * @param cleared seals whose rows went because the town keeps them no longer
     * @param open rows that no seal covers yet: those of the last hours
     * @param returns where rows came back from elsewhere, in order
     */
    record Whole(int seals, long rows, int cleared, long open, List<Returned> returns) implements ChainVerdict {
        public Whole {
            returns = List.copyOf(returns);
        }
    }

    /**
     * The chain breaks.
     *
     * @param seal the first seal that does not hold
     * @param row the first row that is not the one that was sealed; for {@link Fault#MISSING} at the end the last one that is
     */
    record Broken(int seal, UUID row, Fault fault) implements ChainVerdict {}

    /** How a row is not as it was sealed. */
    enum Fault {
        /** It was changed, or a row before it was taken out or put in. */
        OTHER,
        /** Rows that were sealed are gone from the end of the seal. */
        MISSING,
        /** There are more rows than were sealed. */
        ADDED
    }
}
