package jp.sodachi.record;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A child's place at a town's check-up of a day.
 *
 * @param form the check-up, a page's code
 * @param at {@code 13:30}, or empty
 * @param venue where, may be empty
 */
public record CheckupPlace(UUID id, UUID childId, String form, LocalDate on, String at, String venue) {
    /** Longest venue. */
    public static final int LONGEST_VENUE = 100;
}
