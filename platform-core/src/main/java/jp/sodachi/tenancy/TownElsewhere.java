package jp.sodachi.tenancy;

import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A transaction was begun on a server on which the town does not live, or no longer: it has moved to another one, and this
 * node had not heard of it. Nothing was read or written. The directory has been read again when this is thrown, so that the
 * same work, begun anew, goes to the right server.
 */
public final class TownElsewhere extends CannotCreateTransactionException {
    TownElsewhere(Tenant town, Throwable cause) {
        super("The town " + town.code() + " does not live on the server " + town.server() + ".", cause);
    }
}
