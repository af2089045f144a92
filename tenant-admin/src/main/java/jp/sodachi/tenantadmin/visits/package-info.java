/**
 * Asking a town to be let in, and the one-time way in once it has said yes. The console itself never shows a family: an operator
 * who comes in leaves it for the town's own pages, under the town's rules and in the town's log.
 */
@NullMarked
package jp.sodachi.tenantadmin.visits;

import org.jspecify.annotations.NullMarked;
