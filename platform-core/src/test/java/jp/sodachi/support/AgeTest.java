package jp.sodachi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22, 生後0日, 0 days",
        "2026-11-10, 2026-11-22, 生後12日, 12 days",
        "2026-08-10, 2026-11-22, 生後3か月12日, 3 months 12 days",
        "2025-11-22, 2026-11-22, 1歳0か月, 1 year 0 months",
        "2025-11-23, 2026-11-22, 生後11か月30日, 11 months 30 days",
        "2023-10-20, 2026-11-22, 3歳1か月, 3 years 1 month",
        "2024-02-29, 2026-02-28, 1歳11か月, 1 year 11 months",
        "2024-02-29, 2026-03-01, 2歳0か月, 2 years 0 months"
    })
    void an_age_is_told_in_completed_units(LocalDate birth, LocalDate day, String japanese, String english) {
        assertThat(Age.on(birth, day).inWords()).isEqualTo(japanese);
        assertThat(Age.on(birth, day).inWords(Locale.ENGLISH)).isEqualTo(english);
    }

    @Test
    void a_preterm_childs_corrected_age_counts_from_the_due_date() {
        LocalDate birth = LocalDate.of(2026, 6, 1);
        LocalDate due = LocalDate.of(2026, 8, 10);
        assertThat(Age.corrected(birth, due, LocalDate.of(2026, 11, 22))).hasValue(new Age(0, 3, 12));
        assertThat(Age.corrected(birth, due, LocalDate.of(2026, 8, 9))).isEmpty();
    }

    @Test
    void a_child_born_at_term_has_no_corrected_age() {
        LocalDate due = LocalDate.of(2026, 8, 10);
        assertThat(Age.corrected(due.minusDays(21), due, LocalDate.of(2026, 11, 22)))
                .isEmpty();
        assertThat(Age.corrected(due.minusDays(22), due, LocalDate.of(2026, 11, 22)))
                .isPresent();
    }

    @Test
    void nobody_has_an_age_before_birth() {
        assertThatThrownBy(() -> Age.on(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 21)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
