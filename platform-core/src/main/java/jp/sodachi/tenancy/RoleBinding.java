package jp.sodachi.tenancy;

import java.sql.Connection;
import java.sql.SQLException;

/** Binds role and search path to the running transaction of a connection; both end with it by themselves. */
final class RoleBinding {
    private RoleBinding() {}

    /** One round trip, values bound: no identifier quoting to get wrong. */
    static void bind(Connection connection, String role, String searchPath) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select set_config('role', ?, true), set_config('search_path', ?, true)
                """)) {
            statement.setString(1, role);
            statement.setString(2, searchPath);
            statement.execute();
        }
    }
}
