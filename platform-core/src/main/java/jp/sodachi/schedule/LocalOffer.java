package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the town pays for one person: the next dose of one local programme.
 *
 * @param id the programme's id in the layer
 * @param programme the vaccine's programme, such as {@code MUMPS}
 * @param from the first day on which the next dose is paid; it may lie in the past
 * @param to the last such day, included; empty without an end
 * @param yen the amount a dose; 0 where the town pays all
 * @param dosesLeft how many doses the town still pays
 * @param note the town's own words on it; may be empty
 */
public record LocalOffer(
        String id, String programme, LocalDate from, Optional<LocalDate> to, int yen, int dosesLeft, String note) {

    /** Is a dose given on this day paid? */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && to.filter(day::isAfter).isEmpty();
    }
}
