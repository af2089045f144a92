package jp.sodachi.tenancy;

/**
 * Something was to be written in a sandbox that has gone live in the meantime. Nothing was written; the directory has to be
 * read again.
 */
public final class TownWentLive extends RuntimeException {
    TownWentLive() {
        super("The town is no sandbox any more.");
    }
}
