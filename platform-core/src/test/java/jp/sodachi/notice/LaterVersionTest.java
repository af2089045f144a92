package jp.sodachi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sodachi.channel.Way;
import org.junit.jupiter.api.Test;

/** Words that only a later version knows are read as such; nothing fails for them. */
class LaterVersionTest {
    @Test
    void every_known_word_is_itself_and_every_other_is_unknown() {
        for (var state : Delivery.State.values()) {
            assertThat(Delivery.State.read(state.name())).isEqualTo(state);
        }
        for (var reason : Delivery.Reason.values()) {
            assertThat(Delivery.Reason.read(reason.name())).isEqualTo(reason);
        }
        assertThat(Delivery.State.read("PAUSED")).isEqualTo(Delivery.State.UNKNOWN);
        assertThat(Delivery.Reason.read("HEARD")).isEqualTo(Delivery.Reason.UNKNOWN);
        assertThat(Way.find("PIGEON")).isEmpty();
        assertThat(Way.find("LINE")).contains(Way.LINE);
    }

    @Test
    void every_message_is_of_a_known_kind() {
        for (var kind : Message.class.getPermittedSubclasses()) {
            assertThat(MessageJson.templates())
                    .as(kind.getSimpleName())
                    .anySatisfy(
                            template -> assertThat(MessageJson.type(template)).isEqualTo(kind));
        }
    }
}
