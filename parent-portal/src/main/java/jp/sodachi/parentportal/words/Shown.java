package jp.sodachi.parentportal.words;

import java.time.LocalDate;

/**
 * A day as a page shows it.
 *
 * @param iso the day for machines
 * @param words the day for the reader; with its year where the year is not plain
 */
public record Shown(LocalDate iso, String words) {}
