package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says a day of a definition in words, without any person: 生後5か月, 1回目から27日以上. */
final class BoundWords {

    private static final String PREFIX = "schedule.day.";
    private static final Set<String> INTERVALS = Set.of(PREFIX + "gap-days", PREFIX + "gap-months");
    private static final int MONTHS_A_YEAR = 12;

    private BoundWords() {}

    /** The phrases of a bound; several where the latest of them counts. */
    static List<Phrase> of(Bound bound) {
        return switch (bound) {
            case Bound.Term term -> List.of(term(term));
            case Bound.Latest latest ->
                latest.terms().stream().map(BoundWords::term).toList();
            case Bound.Open _ -> List.of(plain("open"));
            case Bound.Last _ -> List.of(plain("last"));
        };
    }

    /** The phrases of a day that ends something: an interval is reached on it, not to be waited for. */
    static List<Phrase> until(Bound bound) {
        return of(bound).stream()
                .map(phrase -> INTERVALS.contains(phrase.message())
                        ? new Phrase(phrase.message() + ".until", phrase.parts())
                        : phrase)
                .toList();
    }

    /** The phrases of a written day; empty where the text is none. */
    static Optional<List<Phrase>> read(String written) {
        try {
            return Optional.of(of(BoundReader.read(written)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Phrase term(Bound.Term term) {
        return switch (term.text()) {
            case "entry-1d" -> plain("entry.eve");
            case "entry-1y" -> plain("entry.year-before");
            default -> shifted(term);
        };
    }

    private static Phrase shifted(Bound.Term term) {
        boolean fiscalEnd = term.kind() == Bound.Kind.FISCAL && term.text().endsWith(".end");
        int months = fiscalEnd ? term.afterMonths() - MONTHS_A_YEAR : term.afterMonths();
        int days = fiscalEnd ? term.afterDays() + 1 : term.afterDays();
        Phrase phrase = unshifted(term, fiscalEnd);
        if (months != 0) {
            phrase = moved(phrase, months > 0 ? "months-after" : "months-before", Math.abs(months));
        }
        if (days == 1) {
            return new Phrase(PREFIX + "day-after", List.of(new Phrase.Part.Inner(phrase)));
        }
        return days == 0 ? phrase : moved(phrase, days > 0 ? "days-after" : "days-before", Math.abs(days));
    }

    private static Phrase moved(Phrase from, String how, int number) {
        return new Phrase(PREFIX + how, List.of(new Phrase.Part.Inner(from), new Phrase.Part.Count(number)));
    }

    private static Phrase unshifted(Bound.Term term, boolean fiscalEnd) {
        return switch (term.kind()) {
            case BIRTH -> plain("birth");
            case MONTHS -> counted("months", term);
            case YEARS -> counted("years", term);
            case WEEKS -> weeks(term);
            case ENTRY -> plain("entry");
            case FISCAL -> counted(fiscalEnd ? "fiscal.end" : "fiscal.start", term);
            case DUE -> plain("due");
            case SEASON -> plain("season");
            case DATE -> new Phrase(PREFIX + "date", List.of(new Phrase.Part.Day(Days.date(term.days()))));
            case GAP_DAYS -> interval("gap-days", term);
            case GAP_MONTHS -> interval("gap-months", term);
            case SHIFT -> new Phrase(PREFIX + "dose", List.of(dose(term.anchor())));
        };
    }

    private static Phrase weeks(Bound.Term term) {
        int over = term.days() - term.number() * 7;
        List<Phrase.Part> parts = new ArrayList<>(List.of(new Phrase.Part.Count(term.number())));
        if (over != 0) {
            parts.add(new Phrase.Part.Count(over));
        }
        return new Phrase(PREFIX + (over == 0 ? "weeks" : "weeks-and-days"), parts);
    }

    private static Phrase interval(String name, Bound.Term term) {
        return new Phrase(PREFIX + name, List.of(new Phrase.Part.Count(term.number()), dose(term.anchor())));
    }

    private static Phrase.Part dose(Bound.Anchor anchor) {
        return new Phrase.Part.Name(
                switch (anchor) {
                    case D1 -> "schedule.dose.1";
                    case D2 -> "schedule.dose.2";
                    case D3 -> "schedule.dose.3";
                    case D4 -> "schedule.dose.4";
                    case INVALID -> "schedule.dose.uncounted";
                    case EARLIER -> "schedule.dose.before";
                    default -> "schedule.dose.previous";
                });
    }

    private static Phrase counted(String name, Bound.Term term) {
        return new Phrase(PREFIX + name, List.of(new Phrase.Part.Count(term.number())));
    }

    private static Phrase plain(String name) {
        return new Phrase(PREFIX + name, List.of());
    }
}
