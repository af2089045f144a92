package jp.sodachi.record;

/**
 * Whom the office calls about a family when nobody of it has an account, or beside those who have one.
 *
 * @param name who that is, in the office's own words, at most {@value #LONGEST_NAME} characters; may be empty
 * @param phone digits, at most 15; empty when none is known
 */
public record FamilyContact(String name, String phone) {
    /** Longest name. */
    public static final int LONGEST_NAME = 50;

    /** Nobody is known. */
    public static final FamilyContact NONE = new FamilyContact("", "");

    public FamilyContact {
        if (name.length() > LONGEST_NAME || !phone.matches("[0-9]{0,15}")) {
            throw new IllegalArgumentException("A contact is a short name and digits.");
        }
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return name.isEmpty() && phone.isEmpty();
    }

    /** Never shows the number. */
    @Override
    public String toString() {
        return "FamilyContact";
    }
}
