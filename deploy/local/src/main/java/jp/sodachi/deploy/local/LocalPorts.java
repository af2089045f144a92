package jp.sodachi.deploy.local;

/**
 * Where the local stack listens, always on loopback.
 *
 * @param postgres PostgreSQL
 * @param redis Redis
 * @param smtp the mailbox's SMTP port
 * @param mailPage the page that shows what was sent
 * @param keycloak where people sign in
 * @param keycloakHealth Keycloak's own health page
 * @param parents parent site; its management port is 1000 higher
 * @param staff staff site; likewise
 * @param admin operations console; likewise
 * @param workerHealth management port of the worker
 */
public record LocalPorts(
        int postgres,
        int redis,
        int smtp,
        int mailPage,
        int keycloak,
        int keycloakHealth,
        int parents,
        int staff,
        int admin,
        int workerHealth) {
    private static final int MANAGEMENT = 1000;

    /** Names how far all ports are moved, for a second stack beside the first; default 0. */
    private static final String MOVED_BY = "SODACHI_PORTS_MOVED_BY";

    private static final int FARTHEST = 40_000;

    /**
     * The usual ports, moved by what {@code SODACHI_PORTS_MOVED_BY} says.
     *
     * @throws IllegalArgumentException with a sentence for the person who set it
     */
    public static LocalPorts fromEnvironment() {
        var asked = System.getenv(MOVED_BY);
        if (asked == null || asked.isBlank()) {
            return usual();
        }
        if (!asked.matches("\\d{1,5}") || Integer.parseInt(asked) > FARTHEST) {
            throw new IllegalArgumentException(
                    MOVED_BY + " is a number from 0 to " + FARTHEST + ", not " + asked + ".");
        }
        return usual().movedBy(Integer.parseInt(asked));
    }

    /** The ports the documentation names. */
    public static LocalPorts usual() {
        return new LocalPorts(5442, 6389, 3025, 8025, 8180, 9180, 8081, 8082, 8083, 9084);
    }

    /** The same ports moved by {@code distance}, so that stories can run beside a developer's stack. */
    public LocalPorts movedBy(int distance) {
        return new LocalPorts(
                postgres + distance,
                redis + distance,
                smtp + distance,
                mailPage + distance,
                keycloak + distance,
                keycloakHealth + distance,
                parents + distance,
                staff + distance,
                admin + distance,
                workerHealth + distance);
    }

    /** The management port that belongs to a site's port. */
    static int management(int site) {
        return site + MANAGEMENT;
    }
}
