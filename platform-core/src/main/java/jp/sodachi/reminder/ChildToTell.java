package jp.sodachi.reminder;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A child with something new to tell, and the guardians who can be reached. Neither is ever empty. */
record ChildToTell(UUID id, String name, Set<UUID> guardians, List<Telling> tellings) {

    ChildToTell withGuardians(Set<UUID> some) {
        return new ChildToTell(id, name, some, tellings);
    }

    ChildToTell withTellings(List<Telling> some) {
        return new ChildToTell(id, name, guardians, some);
    }
}
