package jp.sodachi.parentportal.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;

/** A key that could hand nobody over stops the start of the site. */
class ConsultationKeyTest {

    @Test
    void a_key_pair_on_the_right_curve_is_taken() throws Exception {
        var pair = new ECKeyGenerator(Curve.P_256).keyID("one").generate();

        assertThat(new ConsultationKey(pair.toJSONString()).isThere()).isTrue();
    }

    @Test
    void a_public_half_alone_is_refused() throws Exception {
        var half = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK();

        assertThatThrownBy(() -> new ConsultationKey(half.toJSONString())).hasMessageContaining("private half");
    }

    @Test
    void another_curve_is_refused() throws Exception {
        var other = new ECKeyGenerator(Curve.P_384).generate();

        assertThatThrownBy(() -> new ConsultationKey(other.toJSONString())).hasMessageContaining("P-256");
    }

    @Test
    void without_a_key_there_is_no_handing_over() throws Exception {
        assertThat(new ConsultationKey("").isThere()).isFalse();
    }
}
