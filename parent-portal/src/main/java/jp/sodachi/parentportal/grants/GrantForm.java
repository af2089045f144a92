package jp.sodachi.parentportal.grants;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.sodachi.record.Grant;
import jp.sodachi.record.NewGrant;
import jp.sodachi.record.Section;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Whom to let see what, as typed.
 *
 * @param whom PARTNER, FAMILY or PLACE
 * @param sections names of {@link Section}; of no meaning for a partner
 * @param ends the last day; of no meaning for a partner
 */
record GrantForm(
        @Nullable String whom,
        @Nullable String name,
        @Nullable Set<String> sections,
        @Nullable String ends) {
    private static final int USUAL_MONTHS = 6;

    GrantForm {
        sections = sections == null ? Set.of() : Set.copyOf(sections);
    }

    /** Vaccinations and growth for half a year: what most families show. */
    static GrantForm fresh(LocalDate today, Locale reader) {
        var last = today.plusMonths(USUAL_MONTHS);
        return new GrantForm(
                "",
                "",
                Set.of(Section.VACCINATION.name(), Section.GROWTH.name()),
                reader.getLanguage().equals("ja") ? JapaneseDates.era(last) : last.toString());
    }

    /** Whom, in the guardian's words. */
    String called() {
        return name == null ? "" : Typed.text(name);
    }

    Optional<Grant.Whom> kind() {
        for (var each : Grant.Whom.values()) {
            if (each.name().equals(whom)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** A partner is invited to everything: neither sections nor an end are asked for. */
    boolean isPartner() {
        return kind().filter(each -> each == Grant.Whom.PARTNER).isPresent();
    }

    /** True when nothing is wrong; otherwise every reason is in {@code errors}. */
    boolean check(LocalDate today, Errors errors) {
        if (kind().isEmpty()) {
            errors.rejectValue("whom", "parent.grant.whom.none");
        }
        if (called().isEmpty()) {
            errors.rejectValue("name", "parent.grant.name.none");
        } else if (called().length() > Grant.LONGEST_NAME) {
            errors.rejectValue("name", "parent.grant.name.long", new Object[] {Grant.LONGEST_NAME}, null);
        }
        if (!isPartner()) {
            if (chosen().isEmpty()) {
                errors.rejectValue("sections", "parent.grant.sections.none");
            }
            checkEnd(today, errors);
        }
        return !errors.hasErrors();
    }

    /** What is wanted, after {@link #check}. */
    NewGrant wanted() {
        return new NewGrant(kind().orElseThrow(), called(), chosen(), last().orElseThrow());
    }

    private void checkEnd(LocalDate today, Errors errors) {
        switch (JapaneseDates.parse(requireNonNullElse(ends, ""))) {
            case JapaneseDates.Failed(var reason) -> errors.rejectValue("ends", reason.messageKey());
            case JapaneseDates.Day(var day) -> {
                if (day.isBefore(today)) {
                    errors.rejectValue("ends", "parent.grant.ends.past");
                } else if (day.isAfter(today.plusMonths(Grant.LONGEST_MONTHS))) {
                    errors.rejectValue("ends", "parent.grant.ends.far");
                }
            }
        }
    }

    private Optional<LocalDate> last() {
        return JapaneseDates.find(requireNonNullElse(ends, ""));
    }

    private Set<Section> chosen() {
        var chosen = EnumSet.noneOf(Section.class);
        for (var each : Section.values()) {
            if (requireNonNullElse(sections, Set.<String>of()).contains(each.name())) {
                chosen.add(each);
            }
        }
        return chosen;
    }
}
