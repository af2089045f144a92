/**
 * Messages from a town to its families: what is queued, what became of it, and the channels that carry it.
 *
 * <p>Door: {@link jp.sodachi.notice.Notices} for whoever has something to tell; {@link jp.sodachi.notice.Deliveries} for
 * the worker that sends.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>The row in {@code notice_delivery} is the outbox. It is written in the caller's transaction together with a
 *       wake-up for the worker, or neither is.
 *   <li>A message has a key. The same key queued again does nothing, so planning may be repeated at will.
 *   <li>Who is reached, at which address and in which language is looked up when sending, never kept in the row: a
 *       guardian who left in the meantime is told nothing. Only the mail that asks to confirm an address goes to one that
 *       is not confirmed.
 *   <li>A town that is being tried out (sandbox) reaches only people of its own office; everything else is FAILED.
 *   <li>No connection is held while a provider is called. A crash in between leaves the row SENDING; the sweep makes it
 *       READY again after an hour and the mail goes out once more under the same Message-ID.
 *   <li>Retries end at the message's deadline; then it is FAILED with a reason, which is a state and not a log line.
 *   <li>A trial mail to the office has rows of its own, since its reader is no guardian and its link proves that mail
 *       arrives; it is tried again as a family's mail is, for an hour.
 *   <li>What leaves the town's schema is the town's code and a random id, nothing else.
 * </ul>
 *
 * <p>Reading on: {@code docs/dictionary.md} for the words.
 */
@NullMarked
package jp.sodachi.notice;

import org.jspecify.annotations.NullMarked;
