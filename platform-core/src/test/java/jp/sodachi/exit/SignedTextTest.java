package jp.sodachi.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import jp.sodachi.exit.ExitRefused.Reason;
import org.junit.jupiter.api.Test;

/** What the platform has signed can be proved, and nothing of it changed unnoticed. */
class SignedTextTest {
    private static final ExitSettings KEYS = ExitKeys.generate();
    private static final String TEXT = "消去の証明書\n\n自治体 : 備前市\n";

    @Test
    void a_signed_text_gives_back_what_was_signed() {
        var signed = SignedText.sign(TEXT, KEYS);

        assertThat(signed).startsWith(TEXT);
        assertThat(SignedText.prove(bytes(signed), KEYS)).isEqualTo(TEXT);
    }

    @Test
    void whichever_byte_is_changed_the_text_is_refused() {
        var signed = bytes(SignedText.sign(TEXT, KEYS));
        for (var at = 0; at < signed.length; at++) {
            var changed = signed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> SignedText.prove(changed, KEYS))
                    .as("byte %d", at)
                    .isInstanceOfSatisfying(
                            ExitRefused.class,
                            refused -> assertThat(refused.reason()).isIn(Reason.TEXT_CHANGED, Reason.NOT_SIGNED));
        }
    }

    @Test
    void another_key_an_added_line_and_a_missing_signature_are_refused_with_the_reason() {
        var signed = SignedText.sign(TEXT, KEYS);

        assertRefused(signed, ExitKeys.generate(), Reason.TEXT_CHANGED);
        assertRefused(signed + "\n", KEYS, Reason.TEXT_CHANGED);
        assertRefused(TEXT, KEYS, Reason.NOT_SIGNED);
        assertRefused(signed, new ExitSettings("", ""), Reason.NO_TRUSTED_KEY);
        assertThatThrownBy(() -> SignedText.sign(TEXT, new ExitSettings("", "")))
                .isInstanceOf(ExitRefused.class)
                .hasMessageContaining("SODACHI_EXIT_SIGNING_KEY");
    }

    private static void assertRefused(String text, ExitSettings keys, Reason reason) {
        assertThatThrownBy(() -> SignedText.prove(bytes(text), keys))
                .isInstanceOfSatisfying(
                        ExitRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
