package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no law or notice decides, the answer asks to confirm it with the municipality; elsewhere it does not. */
class ConventionTest {

    private static final Schedules JAPAN = Schedules.japan();

    @ParameterizedTest(name = "{0}: {2} -> {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ROTA  | 2026-08-20 |                                     | false",
                "ROTA  | 2026-08-20 | RV5 2026-10-20                      | false",
                "ROTA  | 2026-08-20 | RV1 2026-10-20                      | false",
                "ROTA  | 2026-07-20 | RV1 2026-09-20 RV5 2026-10-20       | true",
                "ROTA  | 2026-07-20 | RV5 2026-09-20 RV1 2026-10-20       | true",
                "PENTA | 2026-08-20 |                                     | false",
                "PENTA | 2025-08-20 |                                     | true",
                "PENTA | 2025-08-20 | DPT_IPV_HIB 2026-08-19              | false",
                "PENTA | 2025-08-20 | DPT_IPV_HIB 2026-08-20              | true",
                "HIB   | 2026-03-20 | HIB 2026-05-20                      | false",
                "HIB   | 2026-03-20 | DPT_IPV_HIB 2026-05-20              | true",
                "HIB   | 2025-03-20 | HIB 2025-05-20                      | true",
                "PCV   | 2025-08-01 | PCV20 2026-09-01                    | true",
                "PCV   | 2026-03-20 | PCV20 2026-05-20                    | false",
                "JE1   | 2022-08-20 | JE 2026-01-20 JE 2026-02-20         | true",
                "JE1   | 2022-08-20 | JE 2026-01-20                       | false",
                "HPV   | 2010-08-20 | HPV4 2022-09-20                     | true",
                "HPV   | 2010-08-20 | HPV9 2026-09-20                     | false",
                "MR1   | 2025-08-20 | MMR 2026-09-20                      | true",
                "MR1   | 2025-08-20 | MR 2026-08-01                       | true",
                "MR1   | 2025-08-20 | MR 2026-09-20                       | false",
                "VAR   | 2025-08-20 |                                     | false",
                "MMR   | 2025-08-20 |                                     | true",
                "NIRSEVIMAB | 2026-08-20 |                                | true"
            })
    void a_convention_asks_to_be_confirmed(String programme, LocalDate birth, String history, boolean confirm) {
        List<RecordedDose> doses = new ArrayList<>();
        String[] words = history == null ? new String[0] : history.split(" +");
        for (int at = 0; at + 1 < words.length; at += 2) {
            doses.add(new RecordedDose(words[at], LocalDate.parse(words[at + 1])));
        }

        ProgrammePlan plan = JAPAN.plan(programme, Person.of(birth, Sex.FEMALE), doses, LocalDate.of(2026, 11, 22));

        assertThat(plan.confirm()).isEqualTo(confirm);
    }
}
