package jp.sodachi.tenancy;

/** The ways in which the probe tries to see from one town into another. */
public enum WallTry {
    /** A row of the other town by its id, in every table whose rows have one. */
    ID(Place.DATABASE),
    /** The other town's table by its full name, in SQL of one's own. */
    QUERY(Place.DATABASE),
    /** The other town's schema set as the search path inside an open transaction. */
    PATH(Place.DATABASE),
    /** A piece of work that names no town: in a transaction, and past it. */
    NO_SCOPE(Place.DATABASE),
    /** A host name that is no town's, or another than the one the request came to. */
    HOST(Place.STAFF),
    /** The session of one town at the other's address. */
    SESSION(Place.STAFF),
    /** A sign-in that claims membership of another town, or of several. */
    FORGED_CLAIM(Place.STAFF),
    /** A sign-in that claims no membership at all. */
    NO_CLAIM(Place.STAFF),
    /** A page about the other town's child, by its real id. */
    FAMILY_CHILD(Place.FAMILIES),
    /** As {@link #HOST}, at the parents' site. */
    FAMILY_HOST(Place.FAMILIES),
    /** As {@link #SESSION}, at the parents' site. */
    FAMILY_SESSION(Place.FAMILIES),
    /** A session of the parents' site that claims another town, every town, or another site. */
    FAMILY_CLAIM(Place.FAMILIES),
    /** A session of the parents' site that claims no town, or none at all. */
    FAMILY_NO_CLAIM(Place.FAMILIES);

    private final Place place;

    WallTry(Place place) {
        this.place = place;
    }

    /** Where it is tried. */
    public enum Place {
        DATABASE,
        STAFF,
        FAMILIES
    }

    /** Where it is tried. */
    public Place place() {
        return place;
    }
}
