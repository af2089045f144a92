package jp.sodachi.schedule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A definition compiled for evaluation: products are numbers in the order of their codes, days that depend on the person
 * alone are slots filled once a person, and every other day is a few additions to a dose. Immutable.
 */
final class Table {

    /** No slot: the bound is absent. */
    static final int NO_SLOT = -1;

    final String place;
    final String version;
    final String hash;
    final List<String> productCodes;
    final Map<String, Integer> productNumbers;
    final int[] vaccineOf;
    final int[] kindBit;
    final int[] routineFrom;
    final int[] routineTo;
    final Conflict[] conflicts;
    final Bound.Term[] personal;
    final Series[] series;
    final int[][] seriesOf;

    Table(
            Definition definition,
            List<String> productCodes,
            Map<String, Integer> productNumbers,
            int[][] productFacts,
            Conflict[] conflicts,
            Bound.Term[] personal,
            Series[] series,
            int[][] seriesOf) {
        this.place = definition.place();
        this.version = definition.version();
        this.hash = definition.hash();
        this.productCodes = productCodes;
        this.productNumbers = productNumbers;
        this.vaccineOf = productFacts[0];
        this.kindBit = productFacts[1];
        this.routineFrom = productFacts[2];
        this.routineTo = productFacts[3];
        this.conflicts = conflicts;
        this.personal = personal;
        this.series = series;
        this.seriesOf = seriesOf;
    }

    int seriesNumber(String code) {
        for (int at = 0; at < series.length; at++) {
            if (series[at].code.equals(code)) {
                return at;
            }
        }
        throw new IllegalArgumentException("unknown programme " + code);
    }

    int productNumber(String code) {
        Integer number = productNumbers.get(code);
        if (number == null) {
            throw new IllegalArgumentException("unknown product " + code);
        }
        return number;
    }

    record Conflict(
            String id,
            int givenFrom,
            int givenTo,
            boolean plans,
            int doseKinds,
            int afterKinds,
            int days,
            Reason reason) {}

    /** A day counted from a dose. */
    static final class DoseTerm {
        final Bound.Term written;
        private final int anchor;
        /** Months and days of a plain interval. */
        private final int months;

        private final int days;
        private final boolean plain;

        DoseTerm(Bound.Term written) {
            this.written = written;
            this.anchor = written.anchor().ordinal();
            this.months = written.months();
            this.days = written.days();
            this.plain = written.plain();
        }

        int from(Course course) {
            int day = course.day(anchor);
            if (!plain) {
                return written.from(day);
            }
            return day == Days.NONE ? Days.NONE : Days.plus(day, months) + days;
        }
    }

    /** The latest of some slots and some days counted from doses. */
    static final class Day {
        final int[] slots;
        /** How each slot was written: two ways of writing may share a slot. */
        final Bound.Term[] written;

        final DoseTerm[] terms;

        Day(int[] slots, Bound.Term[] written, DoseTerm[] terms) {
            this.slots = slots;
            this.written = written;
            this.terms = terms;
        }

        int age(int[] values) {
            int latest = Days.NONE;
            for (int slot : slots) {
                latest = Math.max(latest, values[slot]);
            }
            return latest;
        }

        int interval(Course course) {
            int latest = Days.NONE;
            for (DoseTerm term : terms) {
                latest = Math.max(latest, term.from(course));
            }
            return latest;
        }

        int on(int[] values, Course course) {
            return Math.max(age(values), interval(course));
        }
    }

    /** One step's dates for one product, once or twice over (the ordinary and the shortened course). */
    static final class Rule {
        final String path;
        final Definition.Rule written;
        final Day open;
        final int[] datedUntil;
        final Day[] datedOpen;
        final @Nullable Day accept;
        final @Nullable Reason acceptReason;
        final int notBefore;
        final @Nullable Day stdFrom;
        final @Nullable Day stdTo;
        final @Nullable Day stdElse;
        final boolean stdToIsLast;
        final int last;
        final boolean capped;
        final boolean longTerm;
        final int longTermCap;
        final @Nullable DoseTerm repeat;
        final @Nullable DoseTerm acceptRepeat;
        final int discourageAfter;
        final boolean earlyIsReview;

        Rule(RuleParts parts) {
            this.path = parts.path;
            this.written = parts.written;
            this.open = parts.day(parts.written.open());
            this.datedUntil = parts.datedUntil();
            this.datedOpen = parts.datedOpen();
            this.accept = parts.written
                    .accept()
                    .map(accept -> parts.day(accept.open()))
                    .orElse(null);
            this.acceptReason =
                    parts.written.accept().flatMap(Definition.Accept::reason).orElse(null);
            this.notBefore = parts.slot(parts.written.notBefore());
            this.stdFrom = parts.stdFrom(open);
            this.stdTo = parts.stdTo();
            this.stdElse = parts.stdElse();
            this.stdToIsLast = parts.stdToIsLast();
            this.last = parts.slot(parts.written.last());
            this.capped = parts.capped;
            this.longTerm = parts.written.longTerm().applies();
            this.longTermCap = parts.slot(parts.written.longTerm().cap());
            this.repeat = parts.doseTerm(parts.written.repeat());
            this.acceptRepeat =
                    parts.written.acceptRepeat().isPresent() ? parts.doseTerm(parts.written.acceptRepeat()) : repeat;
            this.discourageAfter = parts.slot(parts.written.discourageAfter());
            this.earlyIsReview = parts.written.earlyIsReview();
        }

        /** The opening in force on a day. */
        Day openOn(int day) {
            for (int at = 0; at < datedUntil.length; at++) {
                if (day <= datedUntil[at]) {
                    return datedOpen[at];
                }
            }
            return open;
        }
    }

    /** A step with its rules by product number, ordinary and shortened. */
    static final class Step {
        final String id;
        final String key;
        final int cap;
        /** When it is dropped the steps behind it stay. */
        final boolean alone;

        final int dropIfPrevAfter;
        private final Rule[] ordinary;
        private final Rule[] shortened;

        Step(String id, String key, int cap, boolean alone, int dropIfPrevAfter, Rule[] ordinary, Rule[] shortened) {
            this.id = id;
            this.key = key;
            this.cap = cap;
            this.alone = alone;
            this.dropIfPrevAfter = dropIfPrevAfter;
            this.ordinary = ordinary;
            this.shortened = shortened;
        }

        Rule rule(int product, boolean cutShort) {
            return (cutShort ? shortened : ordinary)[product];
        }
    }

    static final class Plan {
        final String id;
        final boolean convention;
        final long firstIs;
        final long any;
        final long none;
        final int firstAfter;
        final int firstBy;
        final @Nullable Day secondFrom;
        final Step[] steps;

        Plan(
                Definition.PlanOption written,
                long[] masks,
                int firstAfter,
                int firstBy,
                @Nullable Day secondFrom,
                Step[] steps) {
            this.id = written.id();
            this.convention = written.convention();
            this.firstIs = masks[0];
            this.any = masks[1];
            this.none = masks[2];
            this.firstAfter = firstAfter;
            this.firstBy = firstBy;
            this.secondFrom = secondFrom;
            this.steps = steps;
        }

        boolean asksFirstOnly() {
            return any == 0 && none == 0 && secondFrom == null;
        }
    }

    /** A measure for a cohort, with its days as numbers; without a further end the span is empty. */
    record Extension(
            Definition.Extension written,
            int bornFrom,
            int bornTo,
            int from,
            int to,
            int doseFrom,
            int doseTo,
            int furtherTo) {

        static Extension of(Definition.Extension written) {
            int to = Days.of(written.to());
            return new Extension(
                    written,
                    written.born().first(),
                    written.born().last(),
                    Days.of(written.from()),
                    to,
                    written.further().map(further -> further.doseIn().first()).orElse(Days.NEVER),
                    written.further().map(further -> further.doseIn().last()).orElse(Days.NONE),
                    written.further().map(further -> Days.of(further.to())).orElse(to));
        }

        int end(boolean hadDose) {
            return hadDose ? furtherTo : to;
        }
    }

    static final class Series {
        final int number;
        final String code;
        final Definition.Series written;
        final boolean voluntary;
        final long products;
        final int partA;
        final int partB;
        final long undecided;
        final long earlier;
        final int since;
        final int sexBit;
        final int bornFrom;
        final int bornTo;
        final int excluded;
        final int listedFrom;
        final int listedBefore;
        final int otherBefore;
        final boolean seasonal;
        final int product;
        final long showAfter;
        final long onlyAfter;
        final Extension[] extensions;
        final LocalProgrammes.Compiled[] local;
        final int reviewIncomplete;
        final int unlessBornFrom;
        final int unlessBornTo;
        final Plan[] plans;
        /** Once a dose counts, the plan stays: no guard asks for more than the first dose. */
        final boolean planFixedByFirst;

        Series(int number, Definition.Series written, SeriesParts parts) {
            this.number = number;
            this.code = written.code();
            this.written = written;
            this.voluntary = written.voluntary();
            this.products = parts.mask(written.products());
            this.partA = parts.part(0);
            this.partB = parts.part(1);
            this.undecided = parts.mask(written.undecided());
            this.earlier = parts.mask(written.earlier());
            this.since = written.since().map(Days::of).orElse(-Days.NEVER);
            this.sexBit = parts.sexBit();
            this.bornFrom = written.who().born().first();
            this.bornTo = written.who().born().last();
            this.excluded = parts.excluded();
            this.listedFrom = parts.slot(written.listed().from());
            this.listedBefore = parts.slot(written.listed().before());
            this.otherBefore = parts.slot(written.otherBefore().map(Definition.OtherBefore::bound));
            this.seasonal = written.seasonal();
            this.product = parts.number(written.assume().product());
            this.showAfter = parts.mask(written.showProduct().after());
            this.onlyAfter = parts.mask(written.inPlan().onlyAfter());
            this.extensions = parts.extensions();
            this.local = parts.local();
            this.reviewIncomplete = parts.reviewIncomplete();
            this.unlessBornFrom =
                    written.review().map(review -> review.unlessBorn().first()).orElse(Days.NEVER);
            this.unlessBornTo =
                    written.review().map(review -> review.unlessBorn().last()).orElse(Days.NONE);
            this.plans = parts.plans();
            this.planFixedByFirst = java.util.Arrays.stream(plans).allMatch(Plan::asksFirstOnly);
        }

        boolean pairs() {
            return partA >= 0;
        }
    }
}
