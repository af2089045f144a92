/**
 * {@code ./sodachi towns …}: what operators do on the console, as commands, through the same doors. The addresses and
 * passwords come from the environment under the names the console itself reads ({@code SODACHI_DATABASE_URL} and so on);
 * without them the running local stack is meant.
 */
@NullMarked
package jp.sodachi.deploy.towns;

import org.jspecify.annotations.NullMarked;
