package jp.sodachi.assessment;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What licensed instruments need. Without these no package is loaded; everything else works.
 *
 * @param publishers the publishers whose packages are taken: the name a package gives, and its Ed25519 key (X.509, Base64)
 * @param sealingKey 32 bytes in Base64, with which licensed texts are sealed in the town's tables; the same for all sites and
 *     the worker, empty without licensed instruments
 */
@ConfigurationProperties("sodachi.instruments")
public record InstrumentSettings(
        @Nullable Map<String, String> publishers, @Nullable String sealingKey) {

    /** The configured keys. */
    public Map<String, String> keys() {
        return publishers == null ? Map.of() : publishers;
    }

    /** The sealing key as it was configured, empty without one. */
    public String seal() {
        return sealingKey == null ? "" : sealingKey;
    }
}
