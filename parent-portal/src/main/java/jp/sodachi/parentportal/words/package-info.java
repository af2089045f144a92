/** What the parents' pages have in common: the schedule in a parent's words, and days as they are shown. Pure: a plan and a reader's language in, view records out. */
@NullMarked
package jp.sodachi.parentportal.words;

import org.jspecify.annotations.NullMarked;
