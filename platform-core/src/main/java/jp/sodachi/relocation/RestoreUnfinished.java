package jp.sodachi.relocation;

/**
 * The town is as it was at the wished minute, and its sites are open; only the seal that says so is missing on the home server. The
 * same command once more puts it there and exchanges nothing again.
 */
public final class RestoreUnfinished extends RuntimeException {
    RestoreUnfinished(Exception cause) {
        super(
                "The town is as it was at that minute, but the home server did not take the seal that says so."
                        + " Give the same command again: it adds the seal and exchanges nothing anew.",
                cause);
    }
}
