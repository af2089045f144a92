package jp.sodachi.municipalityportal.schedule;

import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.TownLayer;

/** The three things a town pays for, each with its form. */
enum ProgrammeKind {
    /** A voluntary vaccine with a subsidy. */
    SUBSIDY,
    /** A routine vaccine after its legal period. */
    EXTENSION,
    /** People of the town's own choice. */
    COHORT;

    static ProgrammeKind of(TownLayer.Programme programme, Schedules national) {
        if (programme.kind() == TownLayer.Kind.COHORT) {
            return COHORT;
        }
        return national.voluntaryProgrammes().contains(programme.series()) ? SUBSIDY : EXTENSION;
    }

    /** The word of the national file's closed list. */
    TownLayer.Kind kind() {
        return this == COHORT ? TownLayer.Kind.COHORT : TownLayer.Kind.PROGRAMME;
    }
}
