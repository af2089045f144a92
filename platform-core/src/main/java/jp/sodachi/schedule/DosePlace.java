package jp.sodachi.schedule;

/**
 * Where a recorded dose stands in a plan.
 *
 * @param programme the programme it was judged in
 * @param ordinal which counted dose of the programme it is, from 1; of a dose that does not count, how many counted before it
 * @param planned how many doses the programme has for this person
 */
public record DosePlace(DoseVerdict verdict, String programme, int ordinal, int planned) {

    /** Does it count? */
    public boolean counts() {
        return verdict.counts();
    }
}
