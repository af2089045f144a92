package jp.sodachi.channel;

import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * A device as its browser describes it.
 *
 * @param endpoint where the push service takes messages for it
 * @param key the device's public key, an uncompressed point on P-256 in base64url
 * @param auth the device's secret of 16 bytes in base64url
 */
public record PushAddress(UUID id, URI endpoint, String key, String auth) {
    private static final int LONGEST = 1000;
    private static final int AUTH_BYTES = 16;

    /** What a browser sent, when it can be one; where it leads is checked by {@link PushServices}. */
    public static Optional<PushAddress> of(UUID id, String endpoint, String key, String auth) {
        if (endpoint.length() > LONGEST || new Base64URL(auth).decode().length != AUTH_BYTES) {
            return Optional.empty();
        }
        try {
            PushCipher.point(new Base64URL(key).decode());
            return Optional.of(new PushAddress(id, URI.create(endpoint), key, auth));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Says nothing: whoever has it can call the device. */
    @Override
    public String toString() {
        return "PushAddress[" + id + "]";
    }
}
