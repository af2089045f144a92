package jp.sodachi.reminder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts children together who share a guardian, directly or through another child. */
final class Families {

    private Families() {}

    /** Every child in exactly one family; families and children in the order given. */
    static List<List<ChildToTell>> of(List<ChildToTell> children) {
        Map<UUID, List<ChildToTell>> byGuardian = new HashMap<>();
        children.forEach(child -> child.guardians()
                .forEach(guardian -> byGuardian
                        .computeIfAbsent(guardian, _ -> new ArrayList<>())
                        .add(child)));
        Set<UUID> placed = new HashSet<>();
        List<List<ChildToTell>> families = new ArrayList<>();
        for (ChildToTell child : children) {
            if (!placed.contains(child.id())) {
                families.add(around(child, byGuardian, placed));
            }
        }
        return families;
    }

    private static List<ChildToTell> around(
            ChildToTell first, Map<UUID, List<ChildToTell>> byGuardian, Set<UUID> placed) {
        List<ChildToTell> family = new ArrayList<>();
        Deque<ChildToTell> open = new ArrayDeque<>(List.of(first));
        placed.add(first.id());
        while (!open.isEmpty()) {
            ChildToTell child = open.poll();
            family.add(child);
            child.guardians().stream()
                    .flatMap(guardian -> byGuardian.getOrDefault(guardian, List.of()).stream())
                    .filter(other -> placed.add(other.id()))
                    .forEach(open::add);
        }
        return family;
    }
}
