/**
 * Who did what to whose record: append-only rows in the town's own schema.
 *
 * <p>Its door is {@link jp.sodachi.audit.AuditTrail}. A row is written in the same transaction as the deed, so that
 * neither exists without the other; that goes for <em>reading</em> a child's record too. The town's role may insert and
 * select audit rows, never change or delete them.
 *
 * <p>A refused attempt rolls its transaction back, so its row is written afterwards in a transaction of its own
 * ({@link jp.sodachi.audit.AuditTrail#recordRefusal}).
 *
 * <p>{@link jp.sodachi.audit.AuditSearch} finds rows for the office's page. {@link jp.sodachi.audit.AuditChain} seals them: each
 * seal's hash is made of the one before it and of the rows since, and lies in the control schema, so that whoever could change
 * rows, the database's owner included, cannot make the chain fit. Sealing is a job's work and no page waits for it. When rows come
 * back from a backup or with an exit package, {@link jp.sodachi.audit.OwnersChain} says so in the chain itself.
 *
 * <p>Rows hold ids and the acting person's name, never what stands in the record.
 */
@NullMarked
package jp.sodachi.audit;

import org.jspecify.annotations.NullMarked;
