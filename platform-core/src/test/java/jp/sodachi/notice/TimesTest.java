package jp.sodachi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T03:00:00+09:00, 2026-11-22T08:00:00+09:00",
        "2026-11-22T07:59:59+09:00, 2026-11-22T08:00:00+09:00",
        "2026-11-22T08:00:00+09:00, 2026-11-22T08:00:00+09:00",
        "2026-11-22T20:59:59+09:00, 2026-11-22T20:59:59+09:00",
        "2026-11-22T21:00:00+09:00, 2026-11-23T08:00:00+09:00",
        "2026-12-31T23:30:00+09:00, 2027-01-01T08:00:00+09:00"
    })
    void nobody_is_written_to_at_night(OffsetDateTime moment, OffsetDateTime sent) {
        assertThat(Daytime.next(moment.toInstant())).isEqualTo(sent.toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "18, 21, 2026-11-22T09:00:00+09:00, 2026-11-22T18:00:00+09:00",
        "18, 21, 2026-11-22T20:59:59+09:00, 2026-11-22T20:59:59+09:00",
        "8, 12, 2026-12-31T12:00:00+09:00, 2027-01-01T08:00:00+09:00",
        "8, 21, 2026-11-22T08:00:00+09:00, 2026-11-22T08:00:00+09:00"
    })
    void a_person_is_told_in_the_own_hours(int from, int until, OffsetDateTime moment, OffsetDateTime told) {
        assertThat(new Hours(from, until).next(moment.toInstant())).isEqualTo(told.toInstant());
    }

    @Test
    void hours_lie_in_the_daytime() {
        assertThat(Hours.areHours(8, 21)).isTrue();
        assertThat(Hours.areHours(7, 12)).isFalse();
        assertThat(Hours.areHours(12, 22)).isFalse();
        assertThat(Hours.areHours(12, 12)).isFalse();
    }

    @Test
    void a_provider_is_asked_again_soon_then_ever_more_rarely() {
        UUID delivery = new UUID(0, 0);

        assertThat(Retry.after(1, delivery)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Retry.after(2, delivery)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Retry.after(5, delivery)).isEqualTo(Duration.ofMinutes(40));
        assertThat(Retry.after(6, delivery)).isEqualTo(Duration.ofHours(1));
        assertThat(Retry.after(60, delivery)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void what_failed_together_does_not_come_back_together() {
        assertThat(Retry.after(3, new UUID(0, 255)))
                .isGreaterThan(Retry.after(3, new UUID(0, 0)))
                .isLessThan(Duration.ofSeconds(751));
    }
}
