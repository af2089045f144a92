package jp.sodachi.web;

/**
 * A state in words, as a badge shows it.
 *
 * @param state one of the states that {@code kit/badge} names; it chooses picture and colour
 * @param words in the reader's language
 */
public record Badge(String state, String words) {
    private static final String PICTURES = "/assets/icons.svg#";

    /**
     * The address of its picture.
     *
     * @throws IllegalArgumentException for a state that has none
     */
    public String picture() {
        return PICTURES + PageWords.iconOf(state);
    }
}
