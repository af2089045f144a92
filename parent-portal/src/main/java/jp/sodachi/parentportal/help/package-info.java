/** Whom a family asks and how the town handles personal data; open to everybody, before the sign-in too. */
@NullMarked
package jp.sodachi.parentportal.help;

import org.jspecify.annotations.NullMarked;
