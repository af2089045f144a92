package jp.sodachi.assessment.rules;

import java.util.OptionalInt;

/**
 * What happens after a result.
 *
 * @param contactWithin working days within which somebody of the office contacts the family, 0 for the same day; empty when
 *     nobody need
 * @param againAfterMonths when the family looks again by itself; empty when at the next check
 * @param next the one next step in the family's words
 */
public record Action(String code, OptionalInt contactWithin, OptionalInt againAfterMonths, Words next) {}
