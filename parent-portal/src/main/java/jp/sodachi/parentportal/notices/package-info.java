/** お知らせ: what the town sent to the guardian. */
@NullMarked
package jp.sodachi.parentportal.notices;

import org.jspecify.annotations.NullMarked;
