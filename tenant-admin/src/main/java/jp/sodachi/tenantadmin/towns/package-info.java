/**
 * The table of towns, and one town's page: how far its start is, where its sites are, and the two changes of state an
 * operator may make. A change names the state it expects; when somebody was faster nothing happens and the page says so.
 */
@NamedInterface("towns")
@NullMarked
package jp.sodachi.tenantadmin.towns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
