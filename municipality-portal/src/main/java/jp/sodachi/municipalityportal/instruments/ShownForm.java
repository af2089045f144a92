package jp.sodachi.municipalityportal.instruments;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import jp.sodachi.assessment.ShownTo;
import jp.sodachi.assessment.TownInstruments;
import jp.sodachi.support.JapaneseDates;
import org.springframework.validation.Errors;

/** Which children are asked, as typed. */
record ShownForm(String kind, String bornFrom) {
    ShownForm {
        kind = requireNonNullElse(kind, "");
        bornFrom = requireNonNullElse(bornFrom, "");
    }

    static ShownForm of(TownInstruments.Standing of) {
        var from = of.shownTo().bornFrom();
        return new ShownForm(of.shownTo().kind().name(), from == null ? "" : JapaneseDates.era(from));
    }

    Optional<ShownTo> read(Errors errors) {
        var chosen = Arrays.stream(ShownTo.Kind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst();
        if (chosen.isEmpty()) {
            errors.rejectValue("kind", "instruments.shown.empty");
            return Optional.empty();
        }
        if (chosen.get() != ShownTo.Kind.BORN_FROM) {
            return Optional.of(new ShownTo(chosen.get(), null));
        }
        return day(errors).map(day -> new ShownTo(ShownTo.Kind.BORN_FROM, day));
    }

    private Optional<LocalDate> day(Errors errors) {
        if (bornFrom.isBlank()) {
            errors.rejectValue("bornFrom", "instruments.shown.born-from.empty");
            return Optional.empty();
        }
        return switch (JapaneseDates.parse(bornFrom)) {
            case JapaneseDates.Day(var day) -> Optional.of(day);
            case JapaneseDates.Failed(var reason) -> {
                errors.rejectValue("bornFrom", reason.messageKey());
                yield Optional.empty();
            }
        };
    }
}
