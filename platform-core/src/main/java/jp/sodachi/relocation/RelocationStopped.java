package jp.sodachi.relocation;

/** A step could not be done now; the town goes on living where it lives. */
final class RelocationStopped extends RuntimeException {
    private final String key;

    /**
     * @param key of the sentence an operator reads
     * @param said what stands in it; no person's data
     */
    RelocationStopped(String key, String said) {
        super(said);
        this.key = key;
    }

    String key() {
        return key;
    }
}
