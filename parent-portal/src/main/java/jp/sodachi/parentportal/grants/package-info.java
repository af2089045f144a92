/** Whom a guardian lets see a child's record, and what those people see: a partner, a relative with an account, a place with a link and a code. */
@NullMarked
package jp.sodachi.parentportal.grants;

import org.jspecify.annotations.NullMarked;
