package jp.sodachi.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a dose cannot be put into a child's record. */
final class DoseRefusals {
    private final ChildQueries queries;
    private final ChildPlans plans;
    private final Clock clock;

    DoseRefusals(ChildQueries queries, ChildPlans plans, Clock clock) {
        this.queries = queries;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * Of what somebody enters here and can look at once more: also that the vaccine was not in use in Japan on that day.
     *
     * @param corrected the dose whose place it takes, or null
     */
    Optional<DoseEntry.Reason> findInJapan(Child child, NewDose dose, @Nullable UUID corrected) {
        return find(child, dose, corrected)
                .or(() -> Optional.of(DoseEntry.Reason.BEFORE_THE_VACCINE)
                        .filter(_ -> dose.isTooEarly(child.facts().sex())));
    }

    /** @param corrected the dose whose place it takes, or null */
    Optional<DoseEntry.Reason> find(Child child, NewDose dose, @Nullable UUID corrected) {
        if (!plans.knows(dose.product(), LocalDate.now(clock))) {
            return Optional.of(DoseEntry.Reason.UNKNOWN_PRODUCT);
        }
        if (dose.givenOn().isAfter(LocalDate.now(clock))) {
            return Optional.of(DoseEntry.Reason.IN_THE_FUTURE);
        }
        if (dose.givenOn().isBefore(child.facts().birthDate())) {
            return Optional.of(DoseEntry.Reason.BEFORE_BIRTH);
        }
        return queries.hasDose(child.id(), dose.product(), dose.givenOn(), corrected)
                ? Optional.of(DoseEntry.Reason.ALREADY_THERE)
                : Optional.empty();
    }
}
