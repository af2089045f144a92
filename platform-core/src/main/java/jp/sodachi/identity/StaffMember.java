package jp.sodachi.identity;

import java.util.UUID;

/** A person of the town's office. */
public record StaffMember(UUID id, String email, String displayName, StaffRole role, State state) {
    /** Invited by mail, working, or no longer working. */
    public enum State {
        INVITED,
        ACTIVE,
        ENDED
    }
}
