package jp.sodachi.record;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a guardian wants to show.
 *
 * @param whom a relative or a place; a partner is invited with {@link Grants#invitePartner}
 * @param name 1 to {@value Grant#LONGEST_NAME} characters
 * @param sections at least one
 * @param endsOn from today to {@value Grant#LONGEST_MONTHS} months ahead
 */
public record NewGrant(Grant.Whom whom, String name, Set<Section> sections, LocalDate endsOn) {
    public NewGrant {
        sections = Set.copyOf(sections);
        if (whom == Grant.Whom.PARTNER || name.isBlank() || name.length() > Grant.LONGEST_NAME || sections.isEmpty()) {
            throw new IllegalArgumentException("A grant names a person and at least one section.");
        }
    }
}
