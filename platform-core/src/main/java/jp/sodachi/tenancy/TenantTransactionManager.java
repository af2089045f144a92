package jp.sodachi.tenancy;

import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.Objects;
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

    TenantTransactionManager(EntityManagerFactory entityManagerFactory, DataSource dataSource) {
        super(entityManagerFactory);
        setDataSource(dataSource);
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
