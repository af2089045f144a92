/**
 * Towns on PostgreSQL servers: where a new one goes, and how one moves to another server while its families use it.
 *
 * <p>Door: {@link jp.sodachi.relocation.Relocations}, for the operators' console and the command line; {@link
 * jp.sodachi.relocation.Placement} says how full each server is. Both work with the migrator's login.
 *
 * <p>{@link jp.sodachi.relocation.Restores} brings one town back from a side server that was recovered to a minute, and says so in
 * the chain of its read log.
 *
 * <p>A town's way: an empty schema is made on the other server; its rows are copied as of one moment; what changes meanwhile
 * follows by PostgreSQL's own logical replication of this one schema; then comes the pause. In it the town's sites show the
 * maintenance page, every table is locked against writing, the last changes arrive, and every table is counted and hashed on
 * both sides. Only then does {@code control.tenant} name the other server. The old copy stays, closed, until somebody
 * confirms.
 *
 * <p>Rules of this room:
 *
 * <ul>
 *   <li>{@code control.tenant.server} alone says where a town lives. Before it changes, the old copy is closed in a
 *       transaction that holds the locks: the town's role loses its schema and the applications lose the role. Whoever still
 *       looks there is refused by the database and reads the directory again. So nothing is ever written on two servers.
 *   <li>Each step is noted in {@code control.town_relocation} before it is done. A process that dies leaves the town served
 *       from its old server until the change of {@code control.tenant}, from the new one after it. Within the pause that may
 *       take until the noted end of the pause, and between closing and change until {@link
 *       jp.sodachi.relocation.Relocations#recover} has looked, which the console does every few seconds.
 *   <li>Until the change everything can be given up; after it, going back is another move.
 *   <li>What is not in the schema: wake-ups in {@code jobs} go along; photos lie in a store that belongs to no server;
 *       sessions lie in Redis; a town has no large objects and no sequences, since change files may have none.
 * </ul>
 */
@NullMarked
package jp.sodachi.relocation;

import org.jspecify.annotations.NullMarked;
