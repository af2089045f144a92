package jp.sodachi.schedule;

/** Sex as the schedule's rules ask for it: the routine HPV programme is for girls. */
public enum Sex {
    FEMALE,
    MALE,
    /** Not on record: a programme for one sex then answers {@link Status#NOT_ELIGIBLE}. */
    UNKNOWN
}
