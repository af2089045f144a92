package jp.sodachi.record;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A child's or a pregnancy's record as the old town hands it over.
 *
 * @param schema the old town's, under which its pictures lie
 * @param town the old town's name
 * @param judgements the words of the old town's judgement codes
 * @param stays how many there are of what never goes along
 * @param moves the numbers of the child's earlier moves, by which a town knows a child that comes straight back
 * @param roots where its rows began, by which a town knows a child that comes back by way of others
 */
record Handover(
        String schema,
        String town,
        MovedRows rows,
        Map<String, String> judgements,
        Map<MovedTables.Staying, Integer> stays,
        Set<UUID> moves,
        Roots roots) {
    /** Whether it is a pregnancy's and not a child's. */
    boolean isPregnancy() {
        return !rows.of(MovedSection.PREGNANCY).isEmpty();
    }

    Handover {
        judgements = Map.copyOf(judgements);
        stays = Map.copyOf(stays);
        moves = Set.copyOf(moves);
    }
}
