/**
 * How a town starts: an operator picks it from the national list, names its first admin, and eight steps run in the
 * background, each of which may be repeated.
 *
 * <p>Door: {@link jp.sodachi.tenantadmin.start.TownStart}. What was asked for and how far it came stands in the control
 * schema ({@code tenant_start}, {@code tenant_step}), so that any node can go on after a crash. One advisory lock a town
 * keeps two runs apart; it ends with its connection, so a dead process blocks nobody.
 */
@NamedInterface("start")
@NullMarked
package jp.sodachi.tenantadmin.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
