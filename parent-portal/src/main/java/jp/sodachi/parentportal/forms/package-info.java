/**
 * The pages of the handbook that a family fills in: guardian's pages of each age, values copied from the paper book.
 *
 * <p>Everything typed is kept as a draft while it is typed and belongs to no record until it is confirmed.
 */
@NullMarked
package jp.sodachi.parentportal.forms;

import org.jspecify.annotations.NullMarked;
