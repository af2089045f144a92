package jp.sodachi.record;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.schedule.DoneCheckup;

/**
 * What a reminder needs to know. A child whose messages are stopped is not among them.
 *
 * @param doses the standing ones
 * @param checkups check-ups done
 * @param guardians those now linked
 * @param refused programmes of which the family wants to hear nothing
 */
public record ChildForReminder(
        Child child, List<Dose> doses, List<DoneCheckup> checkups, List<UUID> guardians, Set<String> refused) {
    public ChildForReminder {
        refused = Set.copyOf(refused);
        doses = List.copyOf(doses);
        checkups = List.copyOf(checkups);
        guardians = List.copyOf(guardians);
    }
}
