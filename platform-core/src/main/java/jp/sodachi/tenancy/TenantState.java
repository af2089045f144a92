package jp.sodachi.tenancy;

/** Where a town stands in its life on the platform. */
public enum TenantState {
    /** Chosen by an operator; its schema may not exist yet. */
    REQUESTED,
    /** Complete, with made-up families only. */
    SANDBOX,
    /** Serving its families. */
    ACTIVE,
    /** Stopped by an operator; every address answers with a plain notice. */
    SUSPENDED,
    /** Taking its data along: its pages can be read, nothing is written and nothing sent. */
    LEAVING,
    /** Left; only the certificate of deletion remains. */
    GONE;

    /** Whether the town is worked for: its sites take entries and its messages are sent. */
    public boolean serves() {
        return this == SANDBOX || this == ACTIVE;
    }

    /** Whether the town's pages can be read. */
    public boolean opens() {
        return serves() || this == LEAVING;
    }
}
