/** 記録: every dose on record, with who entered and who confirmed it. */
@NullMarked
package jp.sodachi.parentportal.records;

import org.jspecify.annotations.NullMarked;
