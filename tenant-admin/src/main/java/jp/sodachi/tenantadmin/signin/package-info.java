/** The door for operators who are not signed in, and the page after signing out. */
@NullMarked
package jp.sodachi.tenantadmin.signin;

import org.jspecify.annotations.NullMarked;
