package jp.sodachi.tenancy;

/** Work that belongs to a town was asked for outside every {@link TenantScope}. Always a defect in the caller. */
public final class NoTenantBound extends IllegalStateException {
    NoTenantBound() {
        super("No tenant is bound. Enter TenantScope at the outer edge of the work.");
    }
}
