package jp.sodachi.record;

import java.util.Map;

/**
 * A child's record as the old town hands it over.
 *
 * @param schema the old town's, under which its pictures lie
 * @param town the old town's name
 * @param judgements the words of the old town's judgement codes
 * @param stays how many there are of what never goes along
 */
record Handover(
        String schema,
        String town,
        MovedRows rows,
        Map<String, String> judgements,
        Map<MovedTables.Staying, Integer> stays) {
    Handover {
        judgements = Map.copyOf(judgements);
        stays = Map.copyOf(stays);
    }
}
