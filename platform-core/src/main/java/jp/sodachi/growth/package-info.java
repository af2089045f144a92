/**
 * Growth against references: a measurement, an age and a sex in, a place among other children out.
 *
 * <p>Door: {@link jp.sodachi.growth.GrowthReference}. {@code GrowthReference.read()} reads the tables that ship with this
 * version; what it returns never changes and may be shared.
 *
 * <ul>
 *   <li>Pure: no Spring, no JPA, no clock, no I/O beyond reading its own tables from the class path. An age comes in as
 *       {@link jp.sodachi.growth.GrowthAge}, made from dates or days.
 *   <li>Families see the national survey of 2023 ({@link jp.sodachi.growth.Percentiles}): a band of ages and a position in
 *       it, never a score. z-scores after the WHO standards ({@link jp.sodachi.growth.Scored}) are for staff, for trends
 *       and for weight against length. One line of a chart never mixes the two.
 *   <li>A position is a position: no word here says normal or abnormal.
 *   <li>{@link jp.sodachi.growth.Crossing} says when a child has crossed so many lines of the survey that a nurse should look.
 *   <li>{@link jp.sodachi.growth.GrowthChart} draws the curve as SVG text: bands at the middle of their ages, the real age as
 *       a line and the one counted from the due date as a dashed one.
 *   <li>Every question has an answer of one kind: {@link jp.sodachi.growth.Answer}, with a status where there is no value.
 *       The first that fits, in this order: not assessable, invalid value, out of range or no reference, OK.
 *   <li>Numbers as typed, table values, limits and interpolated L, M, S are exact decimals, since 44.3 cm lying + 0.7 must
 *       be 45.0 and a value equal to P97 must not lie above it. Only powers, logarithms and the normal distribution are
 *       binary floating point; they are rounded once, at the end, half away from zero.
 *   <li>A child born early is placed by the age counted from the due date while the correction lasts; both ages are kept.
 *       Before the due date no reference of this room applies, and none is made up.
 * </ul>
 *
 * <p>Not here: curves before term, the survey's weights of day 1 to 4, the full tables of the survey of 2010.
 */
@NullMarked
package jp.sodachi.growth;

import org.jspecify.annotations.NullMarked;
