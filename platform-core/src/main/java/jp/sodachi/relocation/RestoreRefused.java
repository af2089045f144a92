package jp.sodachi.relocation;

/** A town that cannot be brought back. Nothing was changed. */
public final class RestoreRefused extends RuntimeException {
    private final Reason reason;

    RestoreRefused(Reason reason) {
        super(reason.words);
        this.reason = reason;
    }

    /** Why. */
    public enum Reason {
        UNKNOWN_TOWN("The platform has no such town, or it is not complete or is gone."),
        UNDER_WAY("The town is on its way to another server, or its old copy waits to be confirmed."),
        NOT_THERE_YET("The town did not exist at that minute."),
        OTHER_STRUCTURE("The town had another structure at that minute than it has now."),
        WENT_LIVE("The town went live after that minute; its made-up families would come back."),
        IN_USE("Somebody would not let go of the town's tables."),
        NOT_THE_SAME("What was taken over is not what the side server has.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    public Reason reason() {
        return reason;
    }
}
