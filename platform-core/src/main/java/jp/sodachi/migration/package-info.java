/**
 * Brings PostgreSQL servers, the shared schemas and the towns' schemas to the structure this build wants.
 *
 * <p>Door: {@link jp.sodachi.migration.SchemaMigrator}, used by tenant-admin, the worker's command line and tests, never
 * by the portals. A portal may only ask {@link jp.sodachi.migration.SchemaDigest} whether it understands a town.
 *
 * <p>Four areas of change files lie under {@code db/}: {@code control} (home server), {@code reference} and {@code jobs}
 * (every server) and {@code tenant} (every town). One change a file, applied in the order of their paths, written as
 * Liquibase formatted SQL with its way back.
 *
 * <p>Rules of this room:
 *
 * <ul>
 *   <li>A new town is one rendered script in one transaction, history included; a crash leaves nothing behind.
 *   <li>A town that is behind is brought up by Liquibase over the same files. A town already there is not visited: its
 *       digest in {@code control.tenant_schema} says so.
 *   <li>Liquibase's own lock is replaced ({@link jp.sodachi.migration.NoLockService}): it stays set when several updates
 *       run in one process. Instead one advisory lock a schema is held, on a connection of its own.
 *   <li>Only the migrator's login may change structure. A town's role reads and writes rows of its own schema; what all
 *       towns share it receives through the role {@code every_town}, so that starting a town never rewrites the access
 *       list of a shared schema.
 *   <li>Every session here has a short {@code lock_timeout} and is thrown away after use, because Liquibase leaves its
 *       search path on it.
 * </ul>
 */
@NullMarked
package jp.sodachi.migration;

import org.jspecify.annotations.NullMarked;
