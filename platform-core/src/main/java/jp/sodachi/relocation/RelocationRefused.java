package jp.sodachi.relocation;

import java.util.Locale;

/** A move that cannot begin, or a step that does not fit where the move is. Nothing was changed. */
public final class RelocationRefused extends RuntimeException {
    private final Reason reason;

    RelocationRefused(Reason reason) {
        super(reason.words);
        this.reason = reason;
    }

    /** @param server of which the reason speaks */
    RelocationRefused(Reason reason, String server) {
        super(reason.words + " (" + server + ")");
        this.reason = reason;
    }

    /** Why. */
    public enum Reason {
        UNKNOWN_TOWN("The platform has no such town."),
        NOT_COMPLETE("The town is not complete or is gone."),
        UNKNOWN_SERVER("No PostgreSQL server has this name."),
        SAME_SERVER("The town lives on this server already."),
        UNREACHABLE("The server does not answer."),
        FULL("The server has no room for the town."),
        STRUCTURE_BEHIND("The town's structure is not the one of this build; bring it up to date first."),
        REFERENCE_BEHIND("The server lacks a published national version that the other has."),
        NO_REPLICATION("The town's server does not write what replication needs (wal_level = logical)."),
        UNDER_WAY("The town is on its way already, or its old copy waits to be confirmed."),
        NOT_UNDER_WAY("The town is not on its way."),
        ARRIVED("The town is served from the other server already."),
        NOT_ARRIVED("The town is not served from the other server yet."),
        AT_WORK("Somebody is at work on it at this moment.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The key of the sentence an operator reads. */
        public String key() {
            return "admin.relocation.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Reason reason() {
        return reason;
    }
}
