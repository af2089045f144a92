package jp.sodachi.channel;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a push message for one device, so that the push service in between reads nothing: RFC 8291 over the content coding
 * aes128gcm of RFC 8188, in one record.
 */
final class PushCipher {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int POINT_BYTES = 65;
    private static final int COORDINATE_BYTES = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final byte LAST_RECORD = 2;
    private static final int RECORD_SIZE = 4096;
    private static final int TAG_BITS = 128;

    private PushCipher() {}

    /** Seals it with a key pair and a salt of its own. */
    static byte[] seal(byte[] words, PushAddress device) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            return seal(words, device, keys.generateKeyPair(), salt);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has P-256.", impossible);
        }
    }

    /** With the pair and the salt given, for the example of the RFC. */
    static byte[] seal(byte[] words, PushAddress device, KeyPair own, byte[] salt) throws GeneralSecurityException {
        byte[] theirPoint = new Base64URL(device.key()).decode();
        byte[] ourPoint = bytes((ECPublicKey) own.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init((ECPrivateKey) own.getPrivate());
        agreement.doPhase(point(theirPoint), true);
        byte[] shared = hmac(new Base64URL(device.auth()).decode(), agreement.generateSecret());
        byte[] material = hmac(shared, join(text("WebPush: info\0"), theirPoint, ourPoint, new byte[] {1}));
        byte[] seed = hmac(salt, material);
        byte[] key = Arrays.copyOf(hmac(seed, text("Content-Encoding: aes128gcm\0\1")), KEY_BYTES);
        byte[] nonce = Arrays.copyOf(hmac(seed, text("Content-Encoding: nonce\0\1")), NONCE_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = cipher.doFinal(join(words, new byte[] {LAST_RECORD}));
        return ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1 + POINT_BYTES + sealed.length)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) POINT_BYTES)
                .put(ourPoint)
                .put(sealed)
                .array();
    }

    /**
     * A point on P-256 as a browser writes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    static ECPublicKey point(byte[] written) {
        if (written.length != POINT_BYTES || written[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("not an uncompressed point on P-256");
        }
        try {
            // Building it checks that the point lies on the curve.
            return new ECKey.Builder(
                            Curve.P_256,
                            Base64URL.encode(Arrays.copyOfRange(written, 1, 1 + COORDINATE_BYTES)),
                            Base64URL.encode(Arrays.copyOfRange(written, 1 + COORDINATE_BYTES, POINT_BYTES)))
                    .build()
                    .toECPublicKey();
        } catch (IllegalStateException | JOSEException offCurve) {
            throw new IllegalArgumentException("not a point on P-256", offCurve);
        }
    }

    /** The point as a browser reads it. */
    static byte[] bytes(ECPublicKey key) {
        ECKey written = new ECKey.Builder(Curve.P_256, key).build();
        return join(
                new byte[] {UNCOMPRESSED},
                written.getX().decode(),
                written.getY().decode());
    }

    private static byte[] hmac(byte[] key, byte[] words) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(words);
    }

    private static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
