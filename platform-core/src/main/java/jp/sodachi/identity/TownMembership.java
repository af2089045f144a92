package jp.sodachi.identity;

import java.util.Collection;
import java.util.Map;
import jp.sodachi.support.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sign-in proves membership of one town. The identity provider signs in anybody who has an account and leaves the
 * claim out for a stranger, so the claim decides.
 */
public final class TownMembership {
    /** The claim's name: the scope asked for it with the one town's alias. */
    public static final String CLAIM = "organization";

    private TownMembership() {}

    /** True for a list or a table that names exactly this town and no other; everything else is no. */
    public static boolean isProvedBy(@Nullable Object claim, MunicipalityCode code) {
        return switch (claim) {
            case Collection<?> codes -> codes.size() == 1 && codes.contains(code.value());
            case Map<?, ?> codes -> codes.size() == 1 && codes.containsKey(code.value());
            case null, default -> false;
        };
    }
}
