/**
 * Towns that are being tried out: a sandbox has made-up families and no others, until it goes live.
 *
 * <p>Door: {@link jp.sodachi.sandbox.Sandboxes}, used by the worker, which fills every sandbox the console has made; and
 * {@link jp.sodachi.sandbox.MadeUpFamilies} for whoever needs families nobody is: the local stack and the benches.
 *
 * <p>Rules of this room:
 *
 * <ul>
 *   <li>All names come from this room's own list, all mail addresses end in {@code .invalid}. The same town gets the same
 *       families every time.
 *   <li>Families come through the services the pages use, so that what is tried is what is used: births are registered,
 *       sheets spent, doses entered by parents and by the office.
 *   <li>A town is filled in one transaction: it has all its made-up families or none. That it was filled stands in
 *       {@code control.tenant_sandbox}, whose row ends when the town goes live.
 *   <li>A sandbox mails only to people of its own office; that is kept by the notice room, whoever the guardian is.
 * </ul>
 */
@NullMarked
package jp.sodachi.sandbox;

import org.jspecify.annotations.NullMarked;
