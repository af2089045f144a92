/**
 * The assessment: families look regularly at what their child can do, and where somebody should look along, a person of the
 * office does within days.
 *
 * <p>Doors: {@link jp.sodachi.assessment.Assessments} (checks, sheets and their results), {@link
 * jp.sodachi.assessment.FollowUps} (the office's tasks), {@link jp.sodachi.assessment.TownInstruments} (which instruments the
 * town uses), {@link jp.sodachi.assessment.Authoring} (the town's own versions), {@link jp.sodachi.assessment.CheckNews} and
 * {@link jp.sodachi.assessment.Escalation} (the night). The rules are a pure part of their own, {@code
 * jp.sodachi.assessment.rules}.
 *
 * <ul>
 *   <li>A check is open by age. Its draft belongs to the child: any guardian goes on with it, answer by answer. Only sending
 *       makes a result; it is computed once, in the same transaction, from the version the draft was begun with, and stored
 *       with that version's checksum, both ages and the rules that fired.
 *   <li>Every version a town has used stays in its schema word for word, so that a result is explained years later as on its
 *       day.
 *   <li>A draft can be sent until {@value jp.sodachi.assessment.Assessments#GRACE_DAYS} days after its check has closed;
 *       later the answers no longer say how the child is. They stay to be read. A draft of a withdrawn version is not read
 *       by it: a new one is begun, and what still fits goes along.
 *   <li>A result that asks for somebody opens a task with a deadline in working days, or joins the child's open one, which
 *       then has the higher level and the earlier day. A task ends only by hand, with an outcome.
 *   <li>A town's own version is a copy of an open one. It changes until somebody who did not write on it has approved it, and
 *       never afterwards: the next version is another copy. What was begun on an earlier version is sent on that one. An
 *       alarm is not brought below what it was in the version it was copied from.
 *   <li>An urgent result, and one that asks for somebody on the same day, is a mail to the named person in the same
 *       transaction: a link, no name, no answer. The night hands on, once, what nobody reached by its day.
 *   <li>A licensed instrument comes as a signed package for the towns it names ({@link
 *       jp.sodachi.assessment.SignedPackage}). Its texts lie sealed in the town's table, are changed by nobody, and stand in
 *       no export; when the licence is over nothing is answered any more and results stand.
 *   <li>A sheet about a guardian is seen by that guardian and the office alone.
 *   <li>The handbook's questions are asked once: what a guardian writes on the page of this age counts as the check, and what
 *       is answered in the check stands on the page.
 *   <li>Whom the town no longer accompanies is not asked. The queue never shows a child that has died.
 *   <li>Every opening of a sheet or case is kept in the trail; nobody but the child's guardians and the office gets there.
 * </ul>
 */
@NullMarked
package jp.sodachi.assessment;

import org.jspecify.annotations.NullMarked;
