package jp.sodachi.schedule;

import java.util.Optional;

/** Says which of a town's programmes answers for a dose. Decides who pays, never whether a dose counts. */
final class LocalProgrammes {

    /** One programme with its days as slots. */
    record Compiled(Layer.LocalProgramme written, long products, int sexBit, int from, int to) {}

    private LocalProgrammes() {}

    /**
     * The programme that covers a dose.
     *
     * @param ordinal which counted dose of the series it is, from 1
     */
    static Optional<Layer.LocalProgramme> covering(
            Evaluation evaluation, Table.Series series, int day, int product, int ordinal) {
        for (Compiled programme : series.local) {
            if (covers(programme, evaluation, day, product, ordinal)) {
                return Optional.of(programme.written());
            }
        }
        return Optional.empty();
    }

    private static boolean covers(Compiled programme, Evaluation evaluation, int day, int product, int ordinal) {
        Layer.LocalProgramme written = programme.written();
        Child child = evaluation.child;
        int[] slots = evaluation.slots;
        return (programme.sexBit() == 0 || programme.sexBit() == child.sexBit)
                && child.birth >= written.who().born().first()
                && child.birth <= written.who().born().last()
                && (programme.products() >>> product & 1) != 0
                && day >= written.given().first()
                && day <= written.given().last()
                && (programme.from() == Table.NO_SLOT || day >= slots[programme.from()])
                && (programme.to() == Table.NO_SLOT || day <= slots[programme.to()])
                && ordinal <= written.doses();
    }
}
