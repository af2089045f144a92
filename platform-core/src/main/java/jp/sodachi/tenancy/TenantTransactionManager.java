package jp.sodachi.tenancy;

import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Binds the town's role and search path to every transaction, for JPA and JDBC alike.
 *
 * <p>Why {@code doBegin} and not a {@code TransactionExecutionListener}: when a listener throws, Spring has already bound
 * the transaction to the thread and does not clean up, so every later call on that thread fails, for any town.
 */
final class TenantTransactionManager extends JpaTransactionManager {
    /** The town's role is not there, or we may not take it: 42501 insufficient privilege, 22023 no such role. */
    private static final Set<String> NO_ROLE = Set.of("42501", "22023");

    private final transient Runnable elsewhere;

    /** @param elsewhere called when a town does not live where it was looked for: the directory has to be read again */
    TenantTransactionManager(EntityManagerFactory entityManagerFactory, DataSource dataSource, Runnable elsewhere) {
        super(entityManagerFactory);
        setDataSource(dataSource);
        this.elsewhere = elsewhere;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var tenant = TenantScope.find()
                .orElseThrow(() ->
                        new CannotCreateTransactionException("A transaction needs a tenant.", new NoTenantBound()));
        super.doBegin(transaction, definition);
        try {
            bind(tenant, definition.isReadOnly());
        } catch (TownWentLive refused) {
            giveUp(transaction);
            throw refused;
        } catch (SQLException | RuntimeException cause) {
            giveUp(transaction);
            if (cause instanceof SQLException refused && NO_ROLE.contains(refused.getSQLState())) {
                elsewhere.run();
                throw new TownElsewhere(tenant, cause);
            }
            throw new CannotCreateTransactionException(
                    "The transaction could not be bound to " + tenant.schema() + ".", cause);
        }
    }

    private void giveUp(Object transaction) {
        var status = new DefaultTransactionStatus("bind", transaction, true, false, false, false, false, null);
        try {
            doRollback(status);
        } finally {
            doCleanupAfterCompletion(transaction);
        }
    }

    private void bind(Tenant tenant, boolean reading) throws SQLException {
        var dataSource = Objects.requireNonNull(getDataSource());
        var holder =
                (ConnectionHolder) Objects.requireNonNull(TransactionSynchronizationManager.getResource(dataSource));
        RoleBinding.bind(holder.getConnection(), tenant.role(), tenant.schema() + ", reference");
        if (tenant.state() == TenantState.SANDBOX && !reading) {
            GoingLive.stay(holder.getConnection());
        }
    }
}
