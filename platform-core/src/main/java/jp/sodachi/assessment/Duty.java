package jp.sodachi.assessment;

/** Who of the office is there for what must not wait. */
public record Duty(Kind kind, String staffId, String name) {
    /** What for. */
    public enum Kind {
        /** Urgent tasks go to this person at once. */
        URGENT,
        /** Looks after tasks whose day has passed. */
        ESCALATION
    }
}
