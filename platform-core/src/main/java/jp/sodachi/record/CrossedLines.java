package jp.sodachi.record;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.growth.Answer;
import jp.sodachi.growth.Crossing;
import jp.sodachi.growth.GrowthReference;
import jp.sodachi.growth.Placed;
import jp.sodachi.growth.Rank;

/** Sees when a value is entered whether the child has crossed lines of the national survey, so that no page ever has to. */
class CrossedLines {
    private final ChildQueries children;
    private final GrowthReference reference;

    CrossedLines(ChildQueries children, GrowthReference reference) {
        this.children = children;
        this.reference = reference;
    }

    /**
     * Where the child stood before {@code entered}, if that is two lines or more away. Only the newest value of its kind says how
     * a child is growing now; one that is entered for an earlier day says nothing here.
     *
     * @param standing what has counted until now, without a value in whose place this one is entered
     */
    Optional<Rank> from(Measurement entered, List<Measurement> standing) {
        var same = standing.stream()
                .filter(each -> each.kind() == entered.kind())
                .sorted(Comparator.comparing(Measurement::measuredOn))
                .toList();
        if (same.isEmpty() || !same.getLast().measuredOn().isBefore(entered.measuredOn())) {
            return Optional.empty();
        }
        return children.find(entered.childId()).flatMap(child -> {
            var growth = new ChildGrowth(child, same, reference);
            var before =
                    same.stream().flatMap(each -> rank(growth, each).stream()).toList();
            return rank(growth, entered)
                    .flatMap(now -> Crossing.find(before, now))
                    .map(Crossing::from);
        });
    }

    private static Optional<Rank> rank(ChildGrowth growth, Measurement each) {
        return growth.placed(each) instanceof Answer.Found<Placed>(Placed place)
                ? Optional.of(place.rank())
                : Optional.empty();
    }

    /** The standing measurements of a child but for one. */
    static List<Measurement> without(UUID id, List<Measurement> measured) {
        return measured.stream()
                .filter(each -> each.stands() && !each.id().equals(id))
                .toList();
    }
}
