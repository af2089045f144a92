/** 今日: for each child the one next thing, with its reason. */
@NullMarked
package jp.sodachi.parentportal.today;

import org.jspecify.annotations.NullMarked;
