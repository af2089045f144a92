/**
 * How a sandbox goes live: a checklist that is computed from the town's real state each time it is looked at, and two
 * approvals by different operators. With the second the made-up families go, all of them, and sending is on.
 *
 * <p>Door: {@link jp.sodachi.tenantadmin.golive.GoLive}. The families are cleared and the state changes inside one control
 * transaction: when clearing fails nothing has changed; when the process dies right after it, the town is a sandbox without
 * families and the button works again. An entry underway in the sandbox is waited for, two seconds; one that comes later is
 * refused by the town's own schema. The files of photos are taken away by the worker afterwards; that it is asked to is a row of
 * the same transaction ({@code control.photo_clearing}).
 */
@NamedInterface("golive")
@NullMarked
package jp.sodachi.tenantadmin.golive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
