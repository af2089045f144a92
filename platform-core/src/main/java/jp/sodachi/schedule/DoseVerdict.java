package jp.sodachi.schedule;

import java.util.Optional;

/**
 * What became of one recorded dose: does it count, and who pays.
 *
 * @param doseKey the step it fills, such as {@code P1}; empty where it does not count
 * @param routine whether it was a national routine dose; empty while undecided
 * @param programme who answers for it: {@code NATIONAL}, {@code LOCAL:<id>} or {@code NONE}
 * @param rule the rule that decided, such as {@code PCV/P2.open}
 */
public record DoseVerdict(
        RecordedDose dose,
        Validity validity,
        Optional<String> doseKey,
        Optional<Boolean> routine,
        boolean counts,
        Reason reason,
        String programme,
        String rule) {}
