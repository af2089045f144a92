package jp.sodachi.migration;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** A change of structure did not go through. The message is safe to store and to show to an operator: it has no row. */
public final class MigrationFailed extends RuntimeException {

    MigrationFailed(String message, Throwable cause) {
        super(message + " " + reason(cause), cause);
    }

    /** What PostgreSQL said, without its detail line, which may quote a person's row. */
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
                return "SQLSTATE " + postgres.getSQLState() + ": "
                        + postgres.getServerErrorMessage().getMessage();
            }
            if (cause instanceof SQLException sql) {
                return "SQLSTATE " + sql.getSQLState() + ": connection or driver";
            }
            if (cause instanceof TownDelta.ForeignHistory
                    || cause instanceof StandStill.OnItsWay
                    || cause instanceof TownDrop.TheTownItself) {
                return String.valueOf(cause.getMessage());
            }
        }
        return failure.getClass().getSimpleName();
    }
}
