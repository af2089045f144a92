package jp.sodachi.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The door to the control schema on the home server: tenants, hosts, digests, operators. No personal data of residents.
 *
 * <p>Each call is one transaction of its own under the application's control role. It must not be called inside a town's
 * transaction when both have to succeed together: they are two transactions.
 */
public final class ControlPlane {
    private final DataSource home;
    private final String role;

    ControlPlane(DataSource home, String role) {
        this.home = home;
        this.role = role;
    }

    /** Runs {@code work} in one transaction in the control schema and gives back its result; any exception rolls back. */
    public <T> T call(Function<JdbcClient, T> work) {
        try (var connection = home.getConnection()) {
            connection.setAutoCommit(false);
            try {
                RoleBinding.bind(connection, role, "control");
                var result = work.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                connection.rollback();
                throw failure;
            } finally {
                restore(connection);
            }
        } catch (SQLException failure) {
            throw new ControlPlaneAway(failure);
        }
    }

    private static void restore(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    /** The home server did not answer. */
    public static final class ControlPlaneAway extends RuntimeException {
        ControlPlaneAway(SQLException cause) {
            super("The control schema cannot be reached.", cause);
        }
    }
}
