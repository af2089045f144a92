package jp.sodachi.tenancy;

/**
 * What the tries of one kind came to.
 *
 * @param tries how many there were
 * @param foreign rows of the other town that were seen; a wall that was open onto an empty table counts one
 * @param unclear tries that ended in neither way, because a server was away for example
 */
public record WallCount(WallTry kind, int tries, int foreign, int unclear) {

    /** Nothing tried yet. */
    public static WallCount none(WallTry kind) {
        return new WallCount(kind, 0, 0, 0);
    }

    /** With one more try that the wall withstood. */
    public WallCount held() {
        return new WallCount(kind, tries + 1, foreign, unclear);
    }

    /** With one more try that saw {@code rows} of the other town. */
    public WallCount saw(long rows) {
        return new WallCount(kind, tries + 1, Math.toIntExact(foreign + Math.max(1, rows)), unclear);
    }

    /** With one more try of which nobody can say how it ended. */
    public WallCount isUnclear() {
        return new WallCount(kind, tries + 1, foreign, unclear + 1);
    }

    /** Both together. */
    public WallCount plus(WallCount other) {
        return new WallCount(kind, tries + other.tries, foreign + other.foreign, unclear + other.unclear);
    }
}
