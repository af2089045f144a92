package jp.sodachi.parentportal.words;

/** Where a visit or a dose stands, as a parent is told. Its badge has an icon and words; the colour only helps. */
public enum VisitState {
    NOW("now", "parent.state.now"),
    OPEN("now", "parent.state.open"),
    STILL("still", "parent.state.still"),
    ASK("check", "parent.state.ask"),
    SOON("soon", "parent.state.soon"),
    LATER("waiting", "parent.state.later");

    private final String badge;
    private final String message;

    VisitState(String badge, String message) {
        this.badge = badge;
        this.message = message;
    }

    /** The kit's badge. */
    public String getBadge() {
        return badge;
    }

    /** The key of its words. */
    public String getMessage() {
        return message;
    }
}
