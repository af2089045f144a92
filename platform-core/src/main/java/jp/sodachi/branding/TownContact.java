package jp.sodachi.branding;

/**
 * What families read when they have a question; department and telephone stand in the {@link Brand}.
 *
 * @param hours when the office answers, e.g. 平日 8時30分〜17時15分; may be empty
 * @param privacy what the town says on personal data, in paragraphs; may be empty
 * @param consultation the service that answers around the clock, if the town has one
 * @param version grows with every change; 0 before the first
 */
public record TownContact(String hours, String privacy, Consultation consultation, int version) {
    /** Longest hours, in characters. */
    public static final int LONGEST_HOURS = 80;

    /** Longest text on personal data, in characters. */
    public static final int LONGEST_PRIVACY = 6000;

    static final TownContact NONE = new TownContact("", "", Consultation.NONE, 0);
}
