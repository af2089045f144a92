/**
 * 発達のフォロー: families whom somebody contacts because of what was answered. The queue by day, and the page of a case with
 * answers, reasons, contacts, plan and outcome.
 */
@NullMarked
package jp.sodachi.municipalityportal.followups;

import org.jspecify.annotations.NullMarked;
