/**
 * The pages of the handbook as the office fills them in: check-ups of a child, visits of a pregnancy.
 *
 * <p>Everything typed is kept as a draft while it is typed and belongs to no record; confirming makes the entry and ends the
 * draft. Two devices of one nurse that go on from the same draft: the second is shown both texts.
 */
@NullMarked
package jp.sodachi.municipalityportal.forms;

import org.jspecify.annotations.NullMarked;
