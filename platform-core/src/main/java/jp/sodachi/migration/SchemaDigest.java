package jp.sodachi.migration;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which structure of a town this build wants, as a digest over its change files. The only part of this room a portal may
 * ask: it compares with {@code control.tenant_schema} and shows the maintenance page for a town it does not understand.
 */
public final class SchemaDigest {
    private final String wanted;
    private final Set<String> understood;

    /** Reads the change files on the class path. */
    public SchemaDigest() {
        this(ChangeFiles.of("tenant"));
    }

    SchemaDigest(ChangeFiles files) {
        this.wanted = files.digest();
        // Expand first, contract later: code that also reads the structure before this one will be listed here.
        this.understood = Set.of(wanted);
    }

    /** The digest of a town that is up to date. */
    public String wanted() {
        return wanted;
    }

    /** Whether this build can work with a town whose schema has {@code digest}; null is a town without a schema. */
    public boolean understands(@Nullable String digest) {
        return digest != null && understood.contains(digest);
    }
}
