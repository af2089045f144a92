/**
 * What families write back to the town under a notice, and what the town's desk answers.
 *
 * <p>Doors: {@link jp.sodachi.reply.FamilyReplies} for the guardian, {@link jp.sodachi.reply.ReplyDesk} for the office, {@link
 * jp.sodachi.reply.OldReplies} for the nightly keeping.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A notice whose action is {@link jp.sodachi.notice.NoticeAction.Kind#REPLY} can be answered by each guardian who has
 *       it. One guardian and the desk have one thread under one notice; another guardian of the same child does not see it.
 *   <li>A thread waits (for the office), is answered, or closed. While it is not closed the family may write again; then it
 *       waits anew, from the first words that are not answered.
 *   <li>Whoever says something names how the thread stood when it was read. Whoever was slower is shown what was said in the
 *       meantime beside their own words, and nothing is sent.
 *   <li>What a guardian types is kept as a draft. A draft is nobody else's to read and changes nothing for the desk.
 *   <li>Whoever of the office opens a thread opens something of the guardian's children and pregnancies: it leaves the same row
 *       in the trail as a child's page, and a protected record asks why first. The desk's list shows no words of a thread.
 *   <li>An answer is read on the site. The outbox carries only the news that there is one, without a name or a word of it; once,
 *       until it was read; never about children whose family is told nothing any more (protection, death, move).
 *   <li>A colleague to whom a thread is handed over is told by mail that there is one, and where; whose it is and what it says
 *       stands behind the sign-in.
 *   <li>A thread belongs to this town: when a record moves, it stays. What was said goes after the town's time for content; that
 *       something was said, when, and how it ended stays.
 * </ul>
 */
@NullMarked
package jp.sodachi.reply;

import org.jspecify.annotations.NullMarked;
