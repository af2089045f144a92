package jp.sodachi.channel;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platform's key towards the push services (VAPID, RFC 8292): browsers are told its public half when they subscribe, and each
 * message is signed with the other. The sites need the public half only.
 */
public final class PushKey {
    /** RFC 8292 allows a day; a clock that is off by an hour does not matter. */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final @Nullable ECKey key;
    private final String contact;

    /**
     * @param written a JSON Web Key on P-256, empty for none
     * @param contact where a push service complains, a mailto: or https: address
     */
    PushKey(String written, String contact) {
        try {
            this.key = written.isBlank() ? null : ECKey.parse(written);
        } catch (ParseException unreadable) {
            // What it says may repeat the key.
            throw new IllegalArgumentException("SODACHI_PUSH_KEY is not a JSON Web Key on P-256.");
        }
        this.contact = contact;
    }

    /** What a browser needs to subscribe; empty when the platform has no key. */
    public Optional<String> forBrowsers() {
        try {
            return key == null
                    ? Optional.empty()
                    : Optional.of(Base64URL.encode(PushCipher.bytes(key.toECPublicKey()))
                            .toString());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("A key on P-256 has a point.", impossible);
        }
    }

    boolean signs() {
        return key != null && key.isPrivate();
    }

    /** The header with which a message to {@code endpoint} is sent. */
    String authorization(URI endpoint, Instant now) {
        if (key == null) {
            throw new IllegalStateException("Without a key nothing is pushed.");
        }
        var claims = new JWTClaimsSet.Builder()
                .audience(endpoint.getScheme() + "://" + endpoint.getAuthority())
                .expirationTime(Date.from(now.plus(GOOD_FOR)))
                .subject(contact)
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException("The key for push messages cannot sign.", failure);
        }
        return "vapid t=" + token.serialize() + ", k=" + forBrowsers().orElseThrow();
    }
}
