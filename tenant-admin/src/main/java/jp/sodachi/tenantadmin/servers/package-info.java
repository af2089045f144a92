/**
 * On which PostgreSQL server a town lives, and its move to another one: one question, one button, and what is left to do on
 * the town's page as long as something is.
 *
 * <p>Door: {@link jp.sodachi.tenantadmin.servers.TownMoves}, which keeps in the operators' log who wanted what. How a town
 * moves is the relocation room's.
 */
@NamedInterface("servers")
@NullMarked
package jp.sodachi.tenantadmin.servers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
