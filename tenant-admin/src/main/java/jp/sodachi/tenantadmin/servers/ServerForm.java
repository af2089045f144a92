package jp.sodachi.tenantadmin.servers;

import org.jspecify.annotations.Nullable;

/**
 * Where a town shall move.
 *
 * @param server the name of the chosen server
 */
record ServerForm(@Nullable String server) {
    String name() {
        return server == null ? "" : server.strip();
    }
}
