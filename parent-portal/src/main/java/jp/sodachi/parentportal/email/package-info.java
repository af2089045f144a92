/** Proving a mail address: one mail, one link, one button. Opening the link changes nothing, since mail scanners open links too. */
@NullMarked
package jp.sodachi.parentportal.email;

import org.jspecify.annotations.NullMarked;
