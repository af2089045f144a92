/** 家族: children, mail address, name, language, and the way out. */
@NullMarked
package jp.sodachi.parentportal.family;

import org.jspecify.annotations.NullMarked;
