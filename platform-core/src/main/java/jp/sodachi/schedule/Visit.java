package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A proposed visit: doses that may be given on the same day.
 *
 * @param from the first day on which all of them may be given
 * @param until the last day on which all of them still fit; empty where nothing ends
 */
public record Visit(LocalDate from, Optional<LocalDate> until, List<Dose> doses) {

    public Visit {
        doses = List.copyOf(doses);
    }

    /**
     * One dose of a visit.
     *
     * @param ordinal which counted dose of the programme this would be
     * @param key the step's name
     * @param recommendedTo end of the recommended period
     * @param last last legal day
     * @param lastOfSeries nothing follows in this programme
     */
    public record Dose(
            String programme,
            int ordinal,
            String key,
            LocalDate earliest,
            Optional<LocalDate> recommendedTo,
            Optional<LocalDate> last,
            boolean lastOfSeries) {}
}
