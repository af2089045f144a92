package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands out one slot to each day that depends on the person alone, so that it is worked out once a person. */
final class Slots {

    private record Place(Bound.Anchor anchor, int months, int days, boolean fiscal, int afterMonths, int afterDays) {}

    private final Map<Place, Integer> numbers = new HashMap<>();
    private final List<Bound.Term> terms = new ArrayList<>();

    int slot(Bound.Term term) {
        if (!term.anchor().personal()) {
            throw new IllegalArgumentException(term.text() + " needs a dose and may not stand here");
        }
        Place place = new Place(
                term.anchor(), term.months(), term.days(), term.fiscal(), term.afterMonths(), term.afterDays());
        return numbers.computeIfAbsent(place, fresh -> {
            terms.add(term);
            return terms.size() - 1;
        });
    }

    /** The slot of a bound that may depend on the person only, or {@link Table#NO_SLOT}. */
    int slot(Optional<Bound> bound) {
        return bound.map(present -> switch (present) {
                    case Bound.Term term -> slot(term);
                    default -> throw new IllegalArgumentException(present.text() + " may not stand here");
                })
                .orElse(Table.NO_SLOT);
    }

    Table.Day day(Bound bound) {
        List<Bound.Term> parts = switch (bound) {
            case Bound.Term term -> List.of(term);
            case Bound.Latest latest -> latest.terms();
            default -> throw new IllegalArgumentException(bound.text() + " may not stand here");
        };
        Bound.Term[] personal =
                parts.stream().filter(term -> term.anchor().personal()).toArray(Bound.Term[]::new);
        int[] slots = Arrays.stream(personal).mapToInt(this::slot).toArray();
        Table.DoseTerm[] doses = parts.stream()
                .filter(term -> !term.anchor().personal())
                .map(term -> new Table.DoseTerm(term))
                .toArray(Table.DoseTerm[]::new);
        return new Table.Day(slots, personal, doses);
    }

    Bound.Term[] terms() {
        return terms.toArray(Bound.Term[]::new);
    }
}
