/**
 * The handbook itself: the children of the town, their doses, and the counter sheets with which families join.
 *
 * <p>Doors: {@link jp.sodachi.record.Records} (children and doses), {@link jp.sodachi.record.CounterSheets}, and
 * {@link jp.sodachi.record.ChildPlans} (a child's record as the schedule's input). Every method that reads or writes asks
 * {@link jp.sodachi.identity.Permissions} first and, where a child's record is opened or changed, leaves its audit row in the
 * same transaction.
 *
 * <p>The pages of the handbook are data: {@link jp.sodachi.record.HandbookForms} reads which things each page asks for from
 * the edition's definition file, {@link jp.sodachi.record.FormEntries} keeps what was filled in. Check-ups, guardian's pages
 * and visits of a pregnancy ({@link jp.sodachi.record.Pregnancies}) are such pages. {@link jp.sodachi.record.Checkups} knows
 * who is invited to a town's check-up, {@link jp.sodachi.record.Photos} keeps pictures drawn anew, in a
 * folder or in a bucket of a store that speaks S3.
 *
 * <ul>
 *   <li>What a parent entered and what the office entered are never confused: a dose keeps who entered it and who
 *       confirmed or withdrew it, and an import names the system it came from. Nothing is deleted: a correction is a new
 *       entry in the old one's place, with a reason.
 *   <li>A dose of a day on which its vaccine was not in use in Japan ({@link jp.sodachi.record.VaccinesInJapan}) is refused with
 *       that day, unless it is said to be received abroad or imported; one that comes with another record is kept and marked.
 *   <li>{@link jp.sodachi.record.FamilyContacts} keeps the number of a family nobody of which has an account, before its first child
 *       too.
 *   <li>{@link jp.sodachi.record.ChildStates} is the one switch that stops a child's messages: moved, deceased, a programme
 *       refused, a protected record. Set and undone by hand, each with a reason.
 *   <li>What the night reads of a child lies in one packed row ({@link jp.sodachi.record.PackedChildren}), a copy that whoever
 *       changes the child writes anew in the same transaction. A share of all copies is compared with the record each night.
 *   <li>The name of a child whose record is under protection is on no list; its page opens with a stated reason, for one hour
 *       ({@link jp.sodachi.record.ProtectedRecords}). The same holds for a pregnancy
 *       ({@link jp.sodachi.record.PregnancyProtection}). A family is not found through one of its records: a pregnancy is
 *       hidden while a child of the family is, and children are protected with a pregnancy.
 *   <li>The office's page of a child takes what stands around the record from one statement
 *       ({@link jp.sodachi.record.Surroundings}).
 *   <li>Whoever writes of a child holds its row first, so that of two who write in the same moment the second sees what the first
 *       wrote: a form that was sent twice is entered once, and the packed row knows both.
 *   <li>Two people who save the same record: the second is refused with {@link jp.sodachi.record.ConcurrentChange},
 *       which carries what is stored now, so that the page can show both texts.
 *   <li>{@link jp.sodachi.record.Measurements} is the door of weight, length and head circumference: rows that never change,
 *       ends that say who and why. An impossible value is refused, an unusual one asked back and kept when it is entered
 *       again as certain. {@link jp.sodachi.record.ChildGrowth} places them in the growth references. That a child has crossed
 *       lines of the survey is seen when a value is entered; {@link jp.sodachi.record.GrowthWatch} lists such children.
 *   <li>{@link jp.sodachi.record.Departures} and {@link jp.sodachi.record.Arrivals} are the two sides of a move to another
 *       town, in steps of which each is one transaction in one town ({@code OldTown} is the only way across). The old town
 *       never learns where the child went. A child that comes back, straight or by way of other towns, goes on with its own
 *       record ({@code Roots}; {@code MissingRoots} finds them for moves of earlier builds).
 *   <li>A pregnancy without a child moves by a code of the woman's own ({@link jp.sodachi.record.PregnancyDepartures}) through the
 *       same steps, with a receipt of its own; once it has gone, nobody of the family writes here.
 *   <li>A counter sheet opens a family once, for 30 days; only the hash of its secret is kept.
 * </ul>
 */
@NullMarked
package jp.sodachi.record;

import org.jspecify.annotations.NullMarked;
