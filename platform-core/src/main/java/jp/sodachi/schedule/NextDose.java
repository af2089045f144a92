package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The next dose of a programme. All dates are inclusive.
 *
 * @param ordinal number of counted doses + 1
 * @param key the step's name, such as {@code P1}, {@code BOOST}, {@code SINGLE}
 * @param product the product, where the rules leave one only
 * @param earliest the first day that satisfies age and every interval; it may lie in the past
 * @param recommendedFrom empty where the dose can no longer be given in time
 * @param recommendedTo empty also where the standard period is over: as soon as possible
 * @param last the last legal day; empty for a voluntary vaccine
 */
public record NextDose(
        int ordinal,
        String key,
        Optional<String> product,
        LocalDate earliest,
        Optional<LocalDate> recommendedFrom,
        Optional<LocalDate> recommendedTo,
        Optional<LocalDate> last) {}
