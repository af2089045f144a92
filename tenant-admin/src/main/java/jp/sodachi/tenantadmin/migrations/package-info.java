/**
 * Changes of structure as an operator sees them: what is to come, the run at work with its bar, what failed and why, and the
 * button that tries one town again. The work itself is the migration room's.
 */
@NullMarked
package jp.sodachi.tenantadmin.migrations;

import org.jspecify.annotations.NullMarked;
