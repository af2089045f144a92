package jp.sodachi.tenancy;

/** Where a town stands in its life on the platform. Only {@link #SANDBOX} and {@link #ACTIVE} towns serve pages. */
public enum TenantState {
    /** Chosen by an operator; its schema may not exist yet. */
    REQUESTED,
    /** Complete, with made-up families only. */
    SANDBOX,
    /** Serving its families. */
    ACTIVE,
    /** Stopped by an operator; every address answers with a plain notice. */
    SUSPENDED,
    /** Taking its data along. */
    LEAVING,
    /** Left; only the certificate of deletion remains. */
    GONE;

    /** Whether people may use the town's sites now. */
    public boolean serves() {
        return this == SANDBOX || this == ACTIVE;
    }
}
