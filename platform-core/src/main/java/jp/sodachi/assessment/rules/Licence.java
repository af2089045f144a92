package jp.sodachi.assessment.rules;

/**
 * Who owns the texts and what may be done with them.
 *
 * @param type whether every town may use and change it
 */
public record Licence(Type type, String holder, Words terms) {
    /** The two ways there are. */
    public enum Type {
        /** May be used, changed and exported by every town. */
        OPEN,
        /** Only by the towns its package names; never changed, its texts never exported. */
        TOWN
    }
}
