/**
 * The table of towns, and one town's page: how far its start is, what is missing before it goes live, where its sites are, how
 * it is used and what it costs, and the changes of state an operator may make. A change names the state it expects; when
 * somebody was faster nothing happens and the page says so.
 */
@NamedInterface("towns")
@NullMarked
package jp.sodachi.tenantadmin.towns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
