package jp.sodachi.exit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import jp.sodachi.exit.ExitRefused.Reason;

/**
 * A text for people under which the platform's signature stands, made with the key of exit packages: whoever has the public key
 * can prove that no byte of it was changed. UTF-8; each line ends with a line feed, the signature's too.
 */
public final class SignedText {
    private static final String BEGIN = "-----BEGIN SODACHI SIGNATURE (Ed25519)-----\n";
    private static final String END = "\n-----END SODACHI SIGNATURE-----\n";

    private SignedText() {}

    /**
     * The text with the signature under it.
     *
     * @throws ExitRefused when no signing key is set
     */
    public static String sign(String text, ExitSettings keys) {
        return with(text, ExitKeys.sign(text.getBytes(StandardCharsets.UTF_8), keys.signingKey()));
    }

    /**
     * The text without its signature.
     *
     * @throws ExitRefused with the reason when it bears none, or not that of the trusted key over exactly these bytes
     */
    public static String prove(byte[] whole, ExitSettings keys) {
        var read = new String(whole, StandardCharsets.UTF_8);
        var begin = read.lastIndexOf(BEGIN);
        if (begin < 0) {
            throw new ExitRefused(Reason.NOT_SIGNED, "");
        }
        var text = read.substring(0, begin);
        var signature = signature(read.substring(begin + BEGIN.length()));
        // Composed again, so that nothing about the signature itself can be written in another way either.
        if (!Arrays.equals(with(text, signature).getBytes(StandardCharsets.UTF_8), whole)
                || !ExitKeys.proves(text.getBytes(StandardCharsets.UTF_8), signature, keys.trustedKey())) {
            throw new ExitRefused(Reason.TEXT_CHANGED, "");
        }
        return text;
    }

    private static byte[] signature(String written) {
        try {
            return Base64.getDecoder().decode(written.lines().findFirst().orElse(""));
        } catch (IllegalArgumentException unreadable) {
            throw new ExitRefused(Reason.TEXT_CHANGED, "");
        }
    }

    private static String with(String text, byte[] signature) {
        return text + BEGIN + Base64.getEncoder().encodeToString(signature) + END;
    }
}
