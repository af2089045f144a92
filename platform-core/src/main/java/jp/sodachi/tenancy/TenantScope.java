package jp.sodachi.tenancy;

import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The town for which the present piece of work runs.
 *
 * <p>The scope is a {@link ScopedValue}: it ends with the work, is never inherited by a stray executor and cannot be set
 * from inside.
 */
public final class TenantScope {
    private static final ScopedValue<Tenant> CURRENT = ScopedValue.newInstance();

    private TenantScope() {}

    /**
     * Runs {@code work} for {@code tenant} and gives back its result.
     *
     * @throws IllegalStateException when a transaction is already open: its connection belongs to another scope
     */
    public static <T, X extends Throwable> T call(Tenant tenant, ScopedValue.CallableOp<T, X> work) throws X {
        refuseInsideTransaction();
        return ScopedValue.where(CURRENT, tenant).call(work);
    }

    /** Runs {@code work} for {@code tenant}; see {@link #call}. */
    public static void run(Tenant tenant, Runnable work) {
        refuseInsideTransaction();
        ScopedValue.where(CURRENT, tenant).run(work);
    }

    /**
     * The town of the present work.
     *
     * @throws NoTenantBound outside every scope
     */
    public static Tenant current() {
        return CURRENT.orElseThrow(NoTenantBound::new);
    }

    /** The town of the present work, if there is one. */
    public static Optional<Tenant> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    private static void refuseInsideTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A tenant scope cannot be entered while a transaction is open.");
        }
    }
}
