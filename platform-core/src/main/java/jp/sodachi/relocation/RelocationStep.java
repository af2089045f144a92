package jp.sodachi.relocation;

/** How far a town is on its way to another server. */
public enum RelocationStep {
    /** An empty schema is made on the other server. */
    PREPARING,
    /** Its rows are copied as of one moment. */
    COPYING,
    /** What changes meanwhile follows. */
    FOLLOWING,
    /** Nobody writes: the last changes arrive and everything is compared. */
    PAUSING,
    /** The town is served from the other server; what was needed for the way is taken down. */
    TIDYING,
    /** Done; the old copy is there, closed, until somebody confirms. */
    KEPT,
    /** The old copy is gone. */
    CONFIRMED,
    /** Called off; the town never left its server. */
    GIVEN_UP;

    /** Whether the town is served from the other server. */
    public boolean arrived() {
        return this == TIDYING || this == KEPT || this == CONFIRMED;
    }

    /** Whether nothing is left to do. */
    public boolean ended() {
        return this == CONFIRMED || this == GIVEN_UP;
    }

    /** The key of its name. */
    public String label() {
        return "admin.relocation.step." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
