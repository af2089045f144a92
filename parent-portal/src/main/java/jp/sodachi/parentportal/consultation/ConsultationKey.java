package jp.sodachi.parentportal.consultation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The platform's key for handing families over; the same at every node. */
@Component
class ConsultationKey {
    private final @Nullable ECKey key;

    /**
     * The key, looked at when the site starts: a wrong one would be found by the first family that needs it.
     *
     * @param written the key pair as a JSON Web Key on the curve P-256; empty for none
     * @throws IllegalArgumentException the private half is missing, or the curve is another
     */
    ConsultationKey(@Value("${sodachi.consultation.key:}") String written) throws ParseException {
        key = written.isBlank() ? null : ECKey.parse(written);
        if (key != null && !(key.isPrivate() && Curve.P_256.equals(key.getCurve()))) {
            throw new IllegalArgumentException(
                    "sodachi.consultation.key has to be a key pair on the curve P-256, with its private half");
        }
    }

    boolean isThere() {
        return key != null;
    }

    /** What whoever checks a signature needs, and nothing more. */
    Map<String, Object> published() {
        return (key == null ? new JWKSet() : new JWKSet(key)).toJSONObject(true);
    }

    /** {@code claims} as a signed token; empty without a key. */
    Optional<String> sign(JWTClaimsSet claims) {
        if (key == null) {
            return Optional.empty();
        }
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
            return Optional.of(token.serialize());
        } catch (JOSEException failure) {
            throw new IllegalStateException("The key for the consultation service cannot sign.", failure);
        }
    }

    /** A name for a guardian that one service knows and that leads nobody back. */
    String pairwise(UUID guardian, String service) {
        if (key == null) {
            throw new IllegalStateException("Without a key nobody is handed over.");
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getD().decode(), "HmacSHA256"));
            var sum = mac.doFinal((service + " " + guardian).getBytes(StandardCharsets.UTF_8));
            return UUID.nameUUIDFromBytes(sum).toString();
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256.", impossible);
        }
    }
}
