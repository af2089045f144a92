package jp.sodachi.parentportal.words;

/**
 * What the town pays for one vaccine beyond the national programme.
 *
 * @param name the vaccine, as the town calls it
 * @param pays who pays and how much
 * @param when from when and until when
 * @param now whether it holds today
 * @param left how many doses are still paid
 * @param note what the town says about it, in its own words; may be empty
 */
public record OfferView(String name, String pays, String when, boolean now, String left, String note) {}
