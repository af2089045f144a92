/**
 * How much a person and a town may take, so that one town's rush or one person's mistake leaves room for the others.
 *
 * <p>Doors: {@link jp.sodachi.quota.RateLimits} for shares counted in a minute or a day, and
 * {@link jp.sodachi.quota.Quotas} for what costs money: mails and photos.
 *
 * <p>Rules of this room:
 *
 * <ul>
 *   <li>Shares are token buckets in Redis that all nodes share. While Redis is away every node counts for itself with the same
 *       shares and its health page says {@code LOCAL}; nobody is turned away for that.
 *   <li>A bucket's name holds a municipality code and an opaque id, nothing of a person; it ends by itself once it is full.
 *   <li>What is refused waits or is told to the person in words; nothing is dropped silently.
 * </ul>
 */
@NullMarked
package jp.sodachi.quota;

import org.jspecify.annotations.NullMarked;
