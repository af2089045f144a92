/**
 * Which town a piece of work belongs to, and the walls between towns.
 *
 * <p>A {@link jp.sodachi.tenancy.Tenant} is one municipality. Its data lies in its own PostgreSQL schema
 * {@code t_<municipality code>} on one named PostgreSQL server. A piece of work says once, at its outer edge, for which
 * town it runs ({@link jp.sodachi.tenancy.TenantScope}); from then on nobody passes a tenant along and nobody can
 * change it. When a transaction begins, the town's role and search path are bound to it in one statement, for that
 * transaction only ({@code TenantTransactionManager}); the login role itself owns nothing and may do nothing.
 *
 * <p>Rules of this room:
 *
 * <ul>
 *   <li>A forgotten tenant is an error, never a default.
 *   <li>A scope cannot change while a transaction is open: the connection was bound at its beginning.
 *   <li>The {@linkplain jp.sodachi.tenancy.TenantDirectory directory} answers from memory. Redis only says that
 *       something changed; the truth is {@code control.tenant}, read again every minute even when Redis is away.
 *   <li>Code meets only schemas it understands ({@link jp.sodachi.tenancy.TownStructure}): digests are compared, no town is
 *       visited. A town outside that range shows a maintenance page and no background work enters it; the others work on.
 *   <li>What is written in a sandbox names that state ({@link jp.sodachi.tenancy.GoingLive}): going live waits for the entries
 *       underway, and a node that has not heard of it is refused afterwards. A statement more, in sandboxes only.
 *   <li>The control schema holds no personal data and is reached only through {@link jp.sodachi.tenancy.ControlPlane}.
 * </ul>
 *
 * <p>Known limit: arbitrary SQL can say {@code RESET ROLE}. The binding guards against our own mistakes (missing tenant,
 * wrong schema, native query), not against SQL injection; therefore values are always bound, never concatenated.
 */
@NullMarked
package jp.sodachi.tenancy;

import org.jspecify.annotations.NullMarked;
