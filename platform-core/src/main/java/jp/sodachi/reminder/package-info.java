/**
 * Who is told what today: the night's work of a town.
 *
 * <p>Door: {@link jp.sodachi.reminder.Reminders}. It looks at the packed rows of those children whose day has come ({@code
 * NightLook}, {@code NightPlan}), finds the doses and check-ups whose time opens, whose recommended period is over, or whose
 * legal period ends soon ({@code Telling}, a pure rule), and reads whole records only of children who have something new to
 * tell. What was not told yet becomes one message a guardian and day ({@code FamilyTelling}).
 *
 * <p>A child's packed row says on which day something else may follow, so that an ordinary night looks at about one in a
 * hundred. Other national versions, another layer or other lead times make it look at every child; what is told is the
 * difference all the same. Where the night stands is noted last ({@code NightBook}): cut off before, it is done again. A town
 * whose own schedule does not fit the national one is told nothing that night; the other towns have theirs. {@link
 * jp.sodachi.reminder.PlainLook} answers the same from whole records, one child at a time, and is what the fast way is
 * measured and checked against.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A telling is kept under child, programme, dose, kind and date. The same day planned again, or two planners at
 *       once, tell nothing twice.
 *   <li>What is kept and the message are written in one transaction, family by family: brothers and sisters and all
 *       guardians they share are never divided.
 *   <li>Only a guardian who can be called is told: by mail at a confirmed address, on a device, by LINE. A child without one keeps
 *       its tellings for the day on which there is one.
 *   <li>Never more than one message a guardian and day: what comes up later on the same day waits for the next.
 *   <li>A child who moved away, has died or whose record is protected is told about no more, nor is a programme that the
 *       family refused; what was queued before is called back ({@link jp.sodachi.reminder.FamilyNews}), and
 *       the same for a pregnancy that ended. Who was found a while ago is asked
 *       after once more, and held, where the message is queued: a death entered in between is never overtaken. A refusal calls back what is about that programme and nothing else.
 *   <li>What is told of a dose, once each: that its recommended period begins soon; where the town wants it, that it begins
 *       today; that it ends soon; that it is over; that the legal period ends soon. How long before, and what is said besides,
 *       each town chooses ({@link jp.sodachi.reminder.ReminderSettings}).
 *   <li>Of check-ups those are told that the law fixes or whose time the town has set; what most towns do is not told in this
 *       town's name.
 *   <li>One child that cannot be planned does not stop the town.
 * </ul>
 *
 * <p>The town's notices come through here, too: {@link jp.sodachi.reminder.NoticeAudience} counts whom a segment means,
 * {@link jp.sodachi.reminder.NoticePlanning} puts an approved one into the outbox when its time has come. Both ask the
 * records for families that may be told something at all, so that the one switch holds for notices as it does for reminders.
 */
@NullMarked
package jp.sodachi.reminder;

import org.jspecify.annotations.NullMarked;
