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

    /**
     * The programme that covers a dose of a person who has no part in the series: each dose on record is counted then, as no
     * rule says which of them count.
     */
    static Optional<Layer.LocalProgramme> coveringOutside(
            Evaluation evaluation, Table.Series series, int day, int product) {
        for (Compiled programme : series.local) {
            if (covers(programme, evaluation, day, product, recordedUntil(programme, evaluation, day))) {
                return Optional.of(programme.written());
            }
        }
        return Optional.empty();
    }

    /** How many doses of the programme this person may still have paid; the course of the series was evaluated last. */
    static int dosesLeft(Compiled programme, Evaluation evaluation, Answer answer) {
        return programme.written().doses() - (belongs(answer) ? counted(answer) : recorded(programme, evaluation));
    }

    /**
     * The first day on which the programme pays the next dose, or {@link Days#NONE} where it pays none after the as-of day.
     * Where the person has no part in the national programme, its intervals are not known and the town's own window speaks.
     */
    static int offeredFrom(Compiled programme, Evaluation evaluation, Table.Series series, Answer answer) {
        Child child = evaluation.child;
        if (!isFor(programme, child) || dosesLeft(programme, evaluation, answer) <= 0) {
            return Days.NONE;
        }
        Forecast now = answer.now;
        int from = programme.written().given().first();
        from = Math.max(from, programme.from() == Table.NO_SLOT ? child.birth : evaluation.slots[programme.from()]);
        if (now.status == Status.COMPLETE) {
            return Days.NONE;
        }
        if (belongs(answer)) {
            // While the national programme pays, the town's tail behind it is nothing to wait for.
            if (!series.voluntary && now.status != Status.EXPIRED && now.status != Status.UNREACHABLE) {
                return Days.NONE;
            }
            from = Math.max(from, series.voluntary ? now.earliest : Math.max(now.earliest, now.last + 1));
        }
        int to = offeredTo(programme, evaluation);
        return from > to || child.asOf > to ? Days.NONE : from;
    }

    /** The last day on which the programme pays; {@link Days#NEVER} without an end. */
    static int offeredTo(Compiled programme, Evaluation evaluation) {
        int to = programme.to() == Table.NO_SLOT ? Days.NEVER : evaluation.slots[programme.to()];
        return Math.min(to, programme.written().given().last());
    }

    private static boolean belongs(Answer answer) {
        return answer.now.status != Status.NOT_ELIGIBLE;
    }

    private static int counted(Answer answer) {
        int counted = 0;
        for (int row = 0; row < answer.rows; row++) {
            counted += answer.counts(row) ? 1 : 0;
        }
        return counted;
    }

    private static int recorded(Compiled programme, Evaluation evaluation) {
        return recordedUntil(programme, evaluation, Days.NEVER);
    }

    private static int recordedUntil(Compiled programme, Evaluation evaluation, int last) {
        Child child = evaluation.child;
        int given = 0;
        for (int dose = 0; dose < child.doses && child.day[dose] <= last; dose++) {
            given += (int) (programme.products() >>> child.product[dose] & 1);
        }
        return given;
    }

    private static boolean isFor(Compiled programme, Child child) {
        return (programme.sexBit() == 0 || programme.sexBit() == child.sexBit)
                && child.birth >= programme.written().who().born().first()
                && child.birth <= programme.written().who().born().last();
    }

    private static boolean covers(Compiled programme, Evaluation evaluation, int day, int product, int ordinal) {
        Layer.LocalProgramme written = programme.written();
        int[] slots = evaluation.slots;
        return isFor(programme, evaluation.child)
                && (programme.products() >>> product & 1) != 0
                && day >= written.given().first()
                && day <= written.given().last()
                && (programme.from() == Table.NO_SLOT || day >= slots[programme.from()])
                && (programme.to() == Table.NO_SLOT || day <= slots[programme.to()])
                && ordinal <= written.doses();
    }
}
