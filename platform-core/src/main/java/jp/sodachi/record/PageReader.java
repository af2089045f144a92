package jp.sodachi.record;

import java.util.Map;
import java.util.UUID;

/**
 * Is told, in the same transaction, what a guardian has put on a guardian's page of a child, so that the same is not asked a
 * second time elsewhere.
 */
@FunctionalInterface
public interface PageReader {
    /** The page stands so now. */
    void read(UUID childId, String form, Map<String, String> answers);
}
