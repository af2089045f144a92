/** Showing a child's vaccinations for a quarter of an hour, and reading who opened the record. */
@NullMarked
package jp.sodachi.parentportal.sharing;

import org.jspecify.annotations.NullMarked;
