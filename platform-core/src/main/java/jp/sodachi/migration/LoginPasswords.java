package jp.sodachi.migration;

/**
 * The passwords of the four logins of one PostgreSQL server.
 *
 * @param migrator of {@code sodachi_migrator}, who owns the database and changes structure
 * @param portal of {@code sodachi_portal}, under which both portals work
 * @param admin of {@code sodachi_admin}, the operators' console; enters no town
 * @param worker of {@code sodachi_worker}, the nightly and background work
 */
public record LoginPasswords(String migrator, String portal, String admin, String worker) {

    /** Never shows a password. */
    @Override
    public String toString() {
        return "LoginPasswords[…]";
    }
}
