package jp.sodachi.support;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Ids of everything that is stored: UUID version 7 (RFC 9562), unique across all towns and rising with time, so that an
 * index on them grows at its end and a town can be moved to another server without renumbering.
 */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Ids() {}

    /** A new id. Ids made by one process rise strictly. Safe from any thread. */
    public static UUID next() {
        return GENERATOR.generate();
    }

    /** The id written in an address or a form, or empty when the text is none. Only the 36-character form counts. */
    public static Optional<UUID> find(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return FORM.matcher(lower).matches() ? Optional.of(UUID.fromString(lower)) : Optional.empty();
    }
}
