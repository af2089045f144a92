package jp.sodachi.tenantadmin.start;

/** No PostgreSQL server has room for a new town, or not the one that was named. Nothing was noted. */
public final class NoRoom extends RuntimeException {
    NoRoom() {
        super("No PostgreSQL server that answers has room for a new town, or not the one that was named.");
    }
}
