package jp.sodachi.schedule;

import java.time.LocalDate;

/**
 * A dose on record, whoever gave or paid it.
 *
 * @param product a product code of the definition, such as {@code DPT_IPV_HIB}
 */
public record RecordedDose(String product, LocalDate givenOn) {}
