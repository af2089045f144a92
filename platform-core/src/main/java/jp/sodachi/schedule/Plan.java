package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every routine programme of a person as of one day.
 *
 * @param programmes in the order of the definition
 * @param visits proposed visits of the coming year, earliest first, as few as the rules allow
 * @param baseHash content hash of the national definition that answered
 * @param layerHash content hash of the town's layer; empty where there is none
 */
public record Plan(
        LocalDate asOf,
        List<ProgrammePlan> programmes,
        List<Visit> visits,
        String baseHash,
        Optional<String> layerHash) {

    public Plan {
        programmes = List.copyOf(programmes);
        visits = List.copyOf(visits);
    }

    /** The plan of one programme, if this plan has it. */
    public Optional<ProgrammePlan> find(String programme) {
        return programmes.stream()
                .filter(plan -> plan.programme().equals(programme))
                .findFirst();
    }

    /**
     * The place of every recorded dose that one of the programmes judges. A product may be known to several programmes: the one
     * in which the dose counts speaks.
     */
    public Map<RecordedDose, DosePlace> places() {
        Map<RecordedDose, DosePlace> places = new HashMap<>();
        for (ProgrammePlan programme : programmes) {
            int counted = 0;
            for (DoseVerdict verdict : programme.perDose()) {
                counted += verdict.counts() ? 1 : 0;
                places.merge(
                        verdict.dose(),
                        new DosePlace(verdict, programme.programme(), counted, programme.plannedTotalDoses()),
                        (known, other) -> known.counts() ? known : other);
            }
        }
        return places;
    }

    /** The one next thing: the first proposed visit. */
    public Optional<Visit> next() {
        return visits.stream().findFirst();
    }

    /** The first later day on which any programme's status or next dose changes if nothing more is given. */
    public Optional<LocalDate> nextChange() {
        return programmes.stream().flatMap(plan -> plan.nextChange().stream()).min(LocalDate::compareTo);
    }
}
