package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The schedule of one place and version: what is due, when and why. Immutable and safe to share between threads.
 *
 * <p>Doses after the as-of day are ignored, one on that day counts, and the order of the history has no effect.
 */
public final class Schedules {

    private final List<String> routine;

    private Schedules(List<String> routine) {
        this.routine = routine;
    }

    /** The national definition that ships with this version. */
    public static Schedules japan() {
        return new Schedules(List.of());
    }

    /** Codes of the national routine programmes, in the order in which a family meets them. */
    public List<String> routineProgrammes() {
        return routine;
    }

    /**
     * Every routine programme of a child; {@code RSV_MAT} only when the person has a due date.
     *
     * @throws IllegalArgumentException a product is not in the definition, or a date lies outside 1900 to 2199
     */
    public Plan plan(Person person, List<RecordedDose> history, LocalDate asOf) {
        List<ProgrammePlan> plans = routine.stream()
                .map(programme -> plan(programme, person, history, asOf))
                .toList();
        return new Plan(asOf, plans, List.of(), "", Optional.empty());
    }

    /**
     * One programme, routine or voluntary.
     *
     * @throws IllegalArgumentException the programme or a product is not in the definition, a date lies outside 1900 to
     *     2199, or {@code RSV_MAT} is asked without a due date
     */
    public ProgrammePlan plan(String programme, Person person, List<RecordedDose> history, LocalDate asOf) {
        throw new IllegalArgumentException("unknown programme " + programme);
    }
}
