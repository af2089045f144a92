package jp.sodachi.schedule;

/**
 * How one check-up stands for a person as of one day.
 *
 * @param checkup code, such as {@code CHECKUP_Y01H}
 * @param subject whom it is for
 * @param basis on what ground it is held
 * @param byTown the town's own layer sets its time; without it a customary check-up has the time most towns give it
 * @param plan visits on record with their verdicts, the next visit with its dates, status and reasons, in the words of any
 *     other programme: {@code doseKey} is the visit, {@code COMPLETE} is done, {@code EXPIRED} is over
 */
public record CheckupStanding(String checkup, Subject subject, Basis basis, boolean byTown, ProgrammePlan plan) {

    /** Whom a check-up is for. */
    public enum Subject {
        PREGNANCY,
        /** The mother after birth; counted from the day of birth. */
        MOTHER,
        CHILD
    }

    /** On what ground a check-up is held. */
    public enum Basis {
        /** The law makes somebody hold it. */
        LEGAL,
        /** The municipality holds or recommends it as needed (母子保健法 13条). */
        CUSTOMARY
    }

    public Status status() {
        return plan.status();
    }

    /** The time is what most towns give, not this town's word: confirm with the municipality. */
    public boolean timeMayDiffer() {
        return basis == Basis.CUSTOMARY && !byTown;
    }
}
