/**
 * Brings PostgreSQL servers, the shared schemas and the towns' schemas to the structure this build wants.
 *
 * <p>Door: {@link jp.sodachi.migration.SchemaMigrator}, used by tenant-admin, the command line and tests, never by the
 * portals. Which structure a portal understands it asks the tenancy room.
 *
 * <p>Four areas of change files lie under {@code db/}: {@code control} (home server), {@code reference} and {@code jobs}
 * (every server) and {@code tenant} (every town). One change a file, applied in the order of their paths, written as
 * Liquibase formatted SQL with its way back. {@code ChangeFileRules} refuses what locks, breaks or ties; a file that takes
 * something away says so in a line {@code --contracts}.
 *
 * <p>Rules of this room:
 *
 * <ul>
 *   <li>A town changes in one transaction ({@code TownDelta}): the new town's whole script, or every change an old one has
 *       not had, with the history rows and, on the home server, the digest. A process that dies leaves each town before or
 *       after. Liquibase only reads and renders the files; it never runs on a town.
 *   <li>A town already there is not visited: its digest in {@code control.tenant_schema} says so, for all in one query.
 *   <li>A run goes in waves ({@code Waves}): one town, ten, the rest. It stops at the first wave that fails; in the last one
 *       a failing town keeps its error and the others go on. One run at a time; running again goes on.
 *   <li>One advisory lock a schema, taken in the town's transaction; Liquibase's own lock is replaced ({@link
 *       jp.sodachi.migration.NoLockService}): it stays set when several updates run in one process.
 *   <li>A change waits two seconds for pages in use and is tried four times; it never runs for more than a minute.
 *   <li>Only the migrator's login may change structure. A town's role reads and writes rows of its own schema; what all
 *       towns share it receives through the role {@code every_town}, so that starting a town never rewrites the access
 *       list of a shared schema.
 * </ul>
 */
@NullMarked
package jp.sodachi.migration;

import org.jspecify.annotations.NullMarked;
