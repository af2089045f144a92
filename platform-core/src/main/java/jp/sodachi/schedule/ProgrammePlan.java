package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One programme of one person as of one day.
 *
 * @param programme the programme's code, such as {@code PENTA}
 * @param voluntary a voluntary vaccine (任意接種)
 * @param perDose the programme's doses in date order; empty for {@link Status#NOT_ELIGIBLE}
 * @param next empty for {@link Status#NOT_ELIGIBLE} and {@link Status#COMPLETE}
 * @param plannedTotalDoses counted doses and those still to come; 0 for {@link Status#NOT_ELIGIBLE}
 * @param nextChange the first later day on which the status or the next dose's key changes if nothing more is given
 * @param needsReview a person should look at the record
 * @param confirm the answer rests on our own convention: confirm with the municipality
 * @param why one entry for every date, for the status and for every dose that is not plainly valid
 */
public record ProgrammePlan(
        String programme,
        boolean voluntary,
        Status status,
        List<DoseVerdict> perDose,
        Optional<NextDose> next,
        int plannedTotalDoses,
        Optional<LocalDate> nextChange,
        boolean needsReview,
        boolean confirm,
        List<Why> why) {

    public ProgrammePlan {
        perDose = List.copyOf(perDose);
        why = List.copyOf(why);
    }

    /** The explanation of one field, if that field has a value. */
    public Optional<Why> why(Why.Field field) {
        return why.stream().filter(entry -> entry.field() == field).findFirst();
    }

    /** Doses that count. */
    public int counted() {
        return (int) perDose.stream().filter(DoseVerdict::counts).count();
    }
}
