package jp.sodachi.parentportal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A consultation service that keeps to the contract: it lets in whoever comes with a good token, once. */
final class StubConsultation {
    static final String ORIGIN = "https://soudan.example.jp";

    private final Set<String> used = new HashSet<>();

    static String freshKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate().toJSONString();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What the token says; empty for one that is refused. */
    Optional<JWTClaimsSet> letIn(String token, String issuer, String publishedKeys, Instant now) {
        try {
            var signed = SignedJWT.parse(token);
            var key = (ECKey)
                    JWKSet.parse(publishedKeys).getKeyByKeyId(signed.getHeader().getKeyID());
            var claims = signed.getJWTClaimsSet();
            var end = claims.getExpirationTime().toInstant();
            var good = !key.isPrivate()
                    && signed.verify(new ECDSAVerifier(key))
                    && claims.getIssuer().equals(issuer)
                    && claims.getAudience().contains(ORIGIN)
                    && now.isBefore(end)
                    && !end.isAfter(now.plus(Duration.ofMinutes(2)))
                    && used.add(claims.getJWTID());
            return good ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException unreadable) {
            return Optional.empty();
        }
    }
}
