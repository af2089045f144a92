/**
 * The parents' site of every town, made for a phone held in one hand.
 *
 * <p>One package a feature: controller, form record, view record and the template folder of the same name under
 * {@code templates/parent}. The features know each other only where one page leads into another; what they share stands in
 * {@link jp.sodachi.parentportal.words}.
 *
 * <ul>
 *   <li>Right is asked in the rooms ({@code Permissions}); a page of a child who is not yours does not exist.
 *   <li>Every date comes from {@link jp.sodachi.record.ChildPlans}; no page computes one.
 *   <li>Every form works without script, answers 422 with all that was typed, and says beside the field what to do.
 *   <li>What a page shows is a record made before the view begins; the view asks nobody.
 * </ul>
 */
@NullMarked
package jp.sodachi.parentportal;

import org.jspecify.annotations.NullMarked;
