package jp.sodachi.municipalityportal.schedule;

import java.util.ArrayList;
import java.util.List;
import jp.sodachi.schedule.Schedules;

/** Which vaccines a form offers. */
final class SeriesChoice {
    /** Given to a pregnant woman: no child's plan has it. */
    private static final String OF_MOTHERS = "RSV_MAT";

    private SeriesChoice() {}

    static List<String> codes(ProgrammeKind kind, Schedules national) {
        return switch (kind) {
            case SUBSIDY -> national.voluntaryProgrammes();
            case EXTENSION ->
                routine(national).stream()
                        .filter(code -> national.dayAfterLegalPeriod(code).isPresent())
                        .toList();
            case COHORT -> {
                List<String> all = new ArrayList<>(routine(national));
                all.addAll(national.voluntaryProgrammes());
                yield all;
            }
        };
    }

    static List<String> routine(Schedules national) {
        return national.routineProgrammes().stream()
                .filter(code -> !code.equals(OF_MOTHERS))
                .toList();
    }
}
