package jp.sodachi.assessment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the texts of licensed instruments, so that a copy of the database does not hold them. AES-256 in GCM; the id of the
 * instrument is sealed along, so that a text stays with its row.
 */
final class Sealing {
    private static final String MARK = "sealed:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes in Base64; empty where nothing is sealed */
    Sealing(String key) {
        this.key = Base64.getDecoder().decode(key);
        if (this.key.length != 0 && this.key.length != KEY_BYTES) {
            throw new IllegalArgumentException("sodachi.instruments.sealing-key is 32 bytes in Base64");
        }
    }

    boolean isReady() {
        return key.length == KEY_BYTES;
    }

    static boolean isSealed(String text) {
        return text.startsWith(MARK);
    }

    String seal(String text, String about) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), about);
        return MARK
                + Base64.getEncoder()
                        .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                                .put(nonce)
                                .put(sealed)
                                .array());
    }

    String open(String sealed, String about) {
        var bytes = Base64.getDecoder().decode(sealed.substring(MARK.length()));
        var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        return new String(
                run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length), about),
                StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] bytes, String about) {
        if (!isReady()) {
            throw new IllegalStateException("A sealed text, and no sodachi.instruments.sealing-key");
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A text of " + about + " cannot be sealed or opened.", failure);
        }
    }
}
