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
 * <p>Rows hold ids and the acting person's name, never what stands in the record.
 */
@NullMarked
package jp.sodachi.audit;

import org.jspecify.annotations.NullMarked;
