package jp.sodachi.tenancy;

/** The ways in which the probe tries to see from one town into another. */
public enum WallTry {
    /** A row of the other town by its id, in every table whose rows have one. */
    ID,
    /** The other town's table by its full name, in SQL of one's own. */
    QUERY,
    /** The other town's schema set as the search path inside an open transaction. */
    PATH,
    /** A piece of work that names no town: in a transaction, and past it. */
    NO_SCOPE,
    /** A host name that is no town's, or another than the one the request came to. */
    HOST,
    /** The session of one town at the other's address. */
    SESSION,
    /** A sign-in that claims membership of another town, or of several. */
    FORGED_CLAIM,
    /** A sign-in that claims no membership at all. */
    NO_CLAIM
}
