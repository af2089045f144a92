package jp.sodachi.exit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of exit packages, both in base 64; empty text for none.
 *
 * @param signingKey the private Ed25519 key (PKCS #8) with which packages are signed
 * @param trustedKey the public Ed25519 key (X.509) with which a package that is taken in must be signed
 */
@ConfigurationProperties("sodachi.exit")
public record ExitSettings(
        @DefaultValue("") String signingKey,
        @DefaultValue("") String trustedKey) {

    /** Never shows the private key. */
    @Override
    public String toString() {
        return "ExitSettings[trustedKey=" + trustedKey + "]";
    }
}
