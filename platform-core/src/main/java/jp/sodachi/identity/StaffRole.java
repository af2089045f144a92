package jp.sodachi.identity;

/** What a person of the town's office may do. */
public enum StaffRole {
    /** Sets up the town (look, staff) and does everything a nurse does. */
    ADMIN,
    /** Public-health nurse: keeps records. */
    NURSE;

    /** Whether this role may do what {@code needed} may do. */
    public boolean covers(StaffRole needed) {
        return this == ADMIN || this == needed;
    }
}
