/**
 * What operators did: {@link jp.sodachi.tenantadmin.operators.OperatorLog}, append-only in the control schema, written in
 * the transaction of the deed.
 */
@NullMarked
package jp.sodachi.tenantadmin.operators;

import org.jspecify.annotations.NullMarked;
