package jp.sodachi.assessment;

/** What became of a sheet that was to be sent. */
public sealed interface Sending {

    /** It was read; the sheet has its result. */
    record Sent(Sheet sheet) implements Sending {}

    /** It had been sent before, by whichever guardian; nothing was changed. */
    record SentBefore(Sheet sheet) implements Sending {}

    /** It was not read; everything answered is still there. */
    record Refused(Reason reason) implements Sending {}

    /** Why a sheet is not read. */
    enum Reason {
        /** Not a single question was answered and no worry told. */
        EMPTY,
        /** Its time has passed; the answers no longer say how the child is. */
        TOO_LATE,
        /** The town has withdrawn this version of the questions. */
        WITHDRAWN,
        /** The licence of these questions has ended, or was used up. */
        LICENCE_OVER,
        /** The town no longer accompanies the child. */
        NOT_HERE
    }
}
