package jp.sodachi.schedule;

/**
 * Who pays for a recorded dose, by the rules of the day on which it was given. Whether the dose counts is another question:
 * a dose of a programme the person has no part in has a payer too, and it may be nobody.
 *
 * <p>It says what the rules give, not what was handed over at the clinic: another town may have paid for a child who lived
 * there then.
 */
public sealed interface Payer {

    /**
     * A routine dose of a national programme (定期接種).
     *
     * @param programme the programme's code, such as {@code MR2}
     */
    record National(String programme) implements Payer {}

    /**
     * A programme of the town pays.
     *
     * @param id the programme's id in the town's layer
     * @param programme the vaccine's programme, such as {@code MUMPS}
     * @param yen the amount; 0 where the town pays all
     */
    record Local(String id, String programme, int yen) implements Payer {}

    /** A person must decide first whether it was a routine dose. */
    record Undecided() implements Payer {}

    /**
     * Nobody by this town's rules; the dose was taken over from the record of another town or system, which alone can say whether
     * it was paid there.
     */
    record Elsewhere() implements Payer {}

    /** Neither the national programme nor one of the town's. */
    record Nobody() implements Payer {}

    /** The key of its words in {@code messages/schedule_*.properties}. */
    default String message() {
        return switch (this) {
            case National _ -> "schedule.payer.NATIONAL";
            case Local _ -> "schedule.payer.LOCAL";
            case Undecided _ -> "schedule.payer.UNDECIDED";
            case Elsewhere _ -> "schedule.payer.ELSEWHERE";
            case Nobody _ -> "schedule.payer.NOBODY";
        };
    }
}
