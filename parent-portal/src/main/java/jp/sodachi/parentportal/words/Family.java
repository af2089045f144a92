package jp.sodachi.parentportal.words;

import java.util.List;
import java.util.UUID;
import jp.sodachi.record.Child;

/**
 * The way from one child's page to the same page of a brother or sister.
 *
 * @param children the guardian's own, youngest first, the present one among them
 */
public record Family(List<Sibling> children) {
    public Family {
        children = List.copyOf(children);
    }

    /** The guardian's children, seen from the page of the child {@code here}. */
    public static Family of(List<Child> mine, UUID here) {
        return new Family(mine.stream()
                .map(child -> new Sibling(
                        child.id(), child.facts().called(), child.id().equals(here)))
                .toList());
    }

    /** Whether there is anywhere to go. */
    public boolean several() {
        return children.size() > 1;
    }

    /** One of them; {@code here} is the one whose page this is. */
    public record Sibling(UUID id, String name, boolean here) {}
}
