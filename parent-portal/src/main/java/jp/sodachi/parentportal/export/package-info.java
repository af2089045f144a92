/** 記録を持ち出す: a child's handbook as a file. */
@NullMarked
package jp.sodachi.parentportal.export;

import org.jspecify.annotations.NullMarked;
