/** The door for people who are not signed in, and the page after signing out. */
@NullMarked
package jp.sodachi.parentportal.signin;

import org.jspecify.annotations.NullMarked;
