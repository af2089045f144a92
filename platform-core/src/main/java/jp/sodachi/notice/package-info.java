/**
 * Messages from a town to its families: what is queued, on which way each is told, and what became of it.
 *
 * <p>Doors: {@link jp.sodachi.notice.Notices} for whoever has something to tell one guardian; {@link
 * jp.sodachi.notice.TownNotices}, {@link jp.sodachi.notice.NoticeTemplates}, {@link jp.sodachi.notice.NoticeReach} and {@link
 * jp.sodachi.notice.NoticeProgress} for the office that tells many; {@link jp.sodachi.notice.NoticeInbox} for the guardian who reads; {@link
 * jp.sodachi.notice.NoticeDispatch} for whoever knows whom a notice concerns; {@link jp.sodachi.notice.Deliveries} for the
 * worker that sends.
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
 *   <li>A message is told on one way at a time: the first of the person's own order ({@link jp.sodachi.notice.WayChoices}) that is
 *       possible now. A way that fails for good, or does not answer for half an hour (five minutes in an emergency), gives way to
 *       the next; the row keeps which were tried, and why they failed. The site is no way: it has everything anyhow.
 *   <li>An emergency is told on every way that is possible, those the person left out of the order among them and whoever wants to be
 *       called nowhere too, one right after the other: the row keeps on which it was TOLD. Told on one of them it was told, whatever
 *       becomes of the others. What stops a family's messages stops it like everything else, and it waits for nobody's share of the day.
 *   <li>Hours a person has chosen hold for what can wait, unless they come after the deadline.
 *   <li>LINE costs: a month's messages are taken from the town's before they are sent and given back when they were not; beyond them
 *       the next way is taken. The contract's number is a setting; the town may allow itself less ({@link jp.sodachi.notice.TownWays}).
 *   <li>No connection is held while a provider is called, and a turn's parcels are with them several at a time. A crash in between
 *       leaves the row SENDING; the sweep makes it READY again after an hour and it goes out once more under the same key: LINE and a
 *       device show it once, a mail may come twice under the same Message-ID. An answer that comes after another worker took the
 *       delivery over is not written.
 *   <li>Retries end at the message's deadline; then it is FAILED with a reason, which is a state and not a log line.
 *   <li>A delivery is for a guardian or for a person of the office (a trial mail, a notice tried by its author). Both leave
 *       through the same outbox; the second at any hour, for three hours, and outside a family's share of the day.
 *   <li>A notice of the town is words in several languages, a rule for whom it concerns, and a time. Nobody approves what
 *       they wrote on. Whom it concerns is found when it is sent, by the reminder room, which knows the records.
 *   <li>A notice's words lie in the notice, not in its deliveries. What the office stops leaves no more and is no longer on
 *       anybody's site.
 *   <li>A notice stands on the guardian's site whatever became of it elsewhere. Not reached is who neither was told nor opened it
 *       there, and who has no account. Who has chosen to be called nowhere, or to do without notices, is reached on the site: the
 *       delivery is SENT on the way SITE, and the office sees which of them have not looked yet.
 *   <li>Taken back is taken back everywhere: what waits is given up, what a provider has at that moment is not tried again, a mail that
 *       comes back does not go on, and what nobody has opened leaves the site ({@link jp.sodachi.notice.Notices#callBack}).
 *   <li>A guardian may do without reminders or notices on any way. A mail itself carries the address that stops its kind (RFC
 *       8058); opening it changes nothing, posting to it does, as often as one likes. Emergencies and answers to what
 *       somebody just did are of no kind.
 *   <li>A mail that comes back for good (RFC 3464, read over IMAP from the sender's mailbox) was no delivery: it goes on on the next
 *       way or is FAILED, and an address that is gone counts as not confirmed until the guardian confirms it anew ({@link
 *       jp.sodachi.notice.Bounces}). Which mail it was is told by its Message-ID, which names the town and the delivery.
 *   <li>The record has no postal addresses: the town's register of residents is the one place that is right about them. A
 *       letter is printed with the addressee and a number of the family, and with the address where the office has put it into
 *       the table it was given; the address is on paper then and nowhere else. Who printed a letter, and when, stands with the
 *       delivery that failed or the family that was missed, so that none is printed twice unless somebody says so.
 *   <li>What a notice and its deliveries said goes after the town's time; names of notices, times, states and numbers stay, also
 *       after the deliveries themselves have gone.
 *   <li>Every town is given the starters once: when it starts, or by the hourly sweep if it is older than they are.
 *   <li>What leaves the town's schema is the town's code and a random id, nothing else.
 * </ul>
 *
 * <p>Reading on: {@code docs/dictionary.md} for the words.
 */
@NullMarked
package jp.sodachi.notice;

import org.jspecify.annotations.NullMarked;
