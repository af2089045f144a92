package jp.sodachi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import jp.sodachi.support.Ids;
import org.junit.jupiter.api.Test;

class PushCipherTest {
    private static final String OUR_POINT =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String DEVICE_KEY =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String DEVICE_AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    @Test
    void the_example_of_rfc_8291_is_sealed_to_the_letter() throws Exception {
        byte[] point = new Base64URL(OUR_POINT).decode();
        var own = new ECKey.Builder(
                        Curve.P_256,
                        Base64URL.encode(Arrays.copyOfRange(point, 1, 33)),
                        Base64URL.encode(Arrays.copyOfRange(point, 33, 65)))
                .d(new Base64URL("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
                .build()
                .toKeyPair();

        byte[] sealed = PushCipher.seal(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
                device(DEVICE_KEY, DEVICE_AUTH).orElseThrow(),
                own,
                new Base64URL("DGv6ra1nlYgDCS1FRnbzlw").decode());

        assertThat(Base64URL.encode(sealed).toString())
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                        + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                        + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void the_same_words_are_sealed_anew_each_time() {
        var device = device(DEVICE_KEY, DEVICE_AUTH).orElseThrow();

        assertThat(PushCipher.seal(new byte[] {1}, device)).isNotEqualTo(PushCipher.seal(new byte[] {1}, device));
    }

    @Test
    void what_is_no_key_of_a_device_is_none() {
        String offCurve = Base64URL.encode(offCurve()).toString();

        assertThat(device(DEVICE_KEY.substring(4), DEVICE_AUTH)).isEmpty();
        assertThat(device(offCurve, DEVICE_AUTH)).as("a point beside the curve").isEmpty();
        assertThat(device(DEVICE_KEY, "BTBZMqHH6r4")).as("too short").isEmpty();
        assertThat(device("", "")).isEmpty();
    }

    private static byte[] offCurve() {
        byte[] point = new Base64URL(DEVICE_KEY).decode();
        point[64] ^= 1;
        return point;
    }

    private static Optional<PushAddress> device(String key, String auth) {
        return PushAddress.of(Ids.next(), "https://fcm.googleapis.com/fcm/send/abc", key, auth);
    }
}
