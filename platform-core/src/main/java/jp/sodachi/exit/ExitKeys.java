package jp.sodachi.exit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import jp.sodachi.exit.ExitRefused.Reason;

/** Signs and proves manifests with Ed25519. */
public final class ExitKeys {
    private static final String ED25519 = "Ed25519";

    private ExitKeys() {}

    /** A new pair of keys as the settings want them. */
    public static ExitSettings generate() {
        try {
            var pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            var base64 = Base64.getEncoder();
            return new ExitSettings(
                    base64.encodeToString(pair.getPrivate().getEncoded()),
                    base64.encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform since 15 has Ed25519.", impossible);
        }
    }

    static byte[] sign(byte[] manifest, String privateKey) {
        if (privateKey.isEmpty()) {
            throw new ExitRefused(Reason.NO_KEY, "");
        }
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(KeyFactory.getInstance(ED25519)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey))));
            signature.update(manifest);
            return signature.sign();
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new ExitRefused(Reason.NO_KEY, "it cannot be read");
        }
    }

    static boolean proves(byte[] manifest, byte[] signed, String publicKey) {
        if (publicKey.isEmpty()) {
            throw new ExitRefused(Reason.NO_TRUSTED_KEY, "");
        }
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initVerify(KeyFactory.getInstance(ED25519)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
            signature.update(manifest);
            return signature.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
