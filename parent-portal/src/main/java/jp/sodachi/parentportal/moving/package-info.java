/** Taking the record along to another town: the code, what became of it, and the receipt on both sides. */
@NullMarked
package jp.sodachi.parentportal.moving;

import org.jspecify.annotations.NullMarked;
