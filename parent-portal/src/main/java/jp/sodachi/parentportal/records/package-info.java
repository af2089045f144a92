/** 記録: everything on record about a child, who entered and who confirmed it, and the pages there are to write. */
@NullMarked
package jp.sodachi.parentportal.records;

import org.jspecify.annotations.NullMarked;
