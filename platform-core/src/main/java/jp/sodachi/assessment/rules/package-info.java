/**
 * What an instrument is and what it makes of answers: an age opens a check, answers and the age in, a level and the rules
 * that fired out.
 *
 * <p>Doors: {@link jp.sodachi.assessment.rules.Instrument}, read by {@link jp.sodachi.assessment.rules.InstrumentFile};
 * {@link jp.sodachi.assessment.rules.EmbeddedInstruments} has those that ship with the product.
 *
 * <ul>
 *   <li>Pure: no Spring, no clock, no I/O beyond reading its own files from the class path.
 *   <li>An instrument is data, never code. Its rules are few kinds of questions about answers and an age
 *       ({@link jp.sodachi.assessment.rules.Condition}); there are no free expressions, so every rule can be checked when
 *       the file is read and said in words later.
 *   <li>The level is the highest among the rules that fired, and every one that fired is named with the items that made it
 *       fire. A skill that was lost and other alarms fire whatever is unanswered.
 *   <li>What is not answered never counts as something the child can do.
 *   <li>The age is the one of {@link jp.sodachi.growth.GrowthAge}: whole months by the calendar, counted from the due date
 *       for a child born early where the instrument says so and as long as it says so.
 *   <li>A file that may not be used is refused with {@link jp.sodachi.assessment.rules.InvalidInstrument}: where, what is
 *       wrong, what is allowed. An instrument without a licence is not read.
 * </ul>
 *
 * <p>The embedded ones are proposals until a professional has signed them ({@link jp.sodachi.assessment.rules.Review}); the
 * office is told so wherever a result is shown.
 */
@NamedInterface("rules")
@NullMarked
package jp.sodachi.assessment.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
