/**
 * The console of the vendor's operators: which towns there are, how a new one starts, what was done by whom.
 *
 * <p>It belongs to no town: no host filter, no tenant scope, and its database login may not enter a town. The first rows
 * of a new town are written, and its made-up families taken out when it goes live, through the migrator's login by code of
 * the rooms that own the tables; what the checklist needs is counted there read-only.
 */
@NullMarked
package jp.sodachi.tenantadmin;

import org.jspecify.annotations.NullMarked;
