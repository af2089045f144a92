package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Every check-up of a person as of one day, in the order of the definition.
 *
 * @param baseHash content hash of the definition that answered
 */
public record CheckupPlan(LocalDate asOf, List<CheckupStanding> checkups, String baseHash) {

    public CheckupPlan {
        checkups = List.copyOf(checkups);
    }

    /** The standing of one check-up, if this plan has it. */
    public Optional<CheckupStanding> find(String checkup) {
        return checkups.stream()
                .filter(standing -> standing.checkup().equals(checkup))
                .findFirst();
    }

    /** The first later day on which any status changes if nothing more is done. */
    public Optional<LocalDate> nextChange() {
        return checkups.stream()
                .flatMap(standing -> standing.plan().nextChange().stream())
                .min(LocalDate::compareTo);
    }
}
