package jp.sodachi.municipalityportal.growth;

import jp.sodachi.record.Child;

/**
 * A child who has crossed lines of the national survey, in finished words.
 *
 * @param address of the child's growth
 * @param kind what was measured
 * @param day when
 * @param from where the child stood
 * @param to where it stands
 * @param origin which side measured
 */
public record WatchedRow(
        Child child, String address, String kind, String value, String day, String from, String to, String origin) {}
