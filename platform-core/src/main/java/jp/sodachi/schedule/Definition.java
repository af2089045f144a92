package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A definition as written, typed and not yet compiled. Lists keep the file's order.
 *
 * @param hash SHA-256 of the file's text, as hex
 */
record Definition(
        String file,
        String hash,
        String place,
        String version,
        LocalDate answersFrom,
        Map<String, String> sources,
        TownMayChange townMayChange,
        Map<String, Product> products,
        List<Conflict> conflicts,
        Map<String, Series> series) {

    Definition withSeries(Map<String, Series> other) {
        return new Definition(
                file, hash, place, version, answersFrom, sources, townMayChange, products, conflicts, other);
    }

    /** A span of days, both ends included; an empty end is open. */
    record Span(Optional<LocalDate> from, Optional<LocalDate> to) {

        static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());

        int first() {
            return from.map(Days::of).orElse(-Days.NEVER);
        }

        int last() {
            return to.map(Days::of).orElse(Days.NEVER);
        }
    }

    /** How a product bears on other vaccines. */
    enum ProductKind {
        INJECTED_LIVE,
        ORAL_LIVE,
        NASAL_LIVE,
        INACTIVATED,
        ANTIBODY
    }

    record Product(String code, String vaccine, ProductKind kind, Span routine) {}

    /** Two different vaccines too close together: the later dose asks for a look. */
    record Conflict(String id, Span given, List<ProductKind> dose, List<ProductKind> after, int days, Reason reason) {}

    /** The closed list of what a town may change. */
    record TownMayChange(
            List<String> standardPeriod, List<String> add, boolean wording, boolean order, int leadMin, int leadMax) {}

    /** Who belongs to a programme. */
    record Who(Optional<Sex> sex, Span born, List<Exclusion> excluded, boolean needsDueDate) {

        static final Who EVERYBODY = new Who(Optional.empty(), Span.ALWAYS, List.of(), false);
    }

    /** Which doses belong to this period of a vaccine given in two periods. */
    record Listed(Optional<Bound> from, Optional<Bound> before) {

        static final Listed ALL = new Listed(Optional.empty(), Optional.empty());
    }

    /** Which product the next dose is planned with. */
    record Assume(Follow follow, boolean planned, String product) {
        enum Follow {
            NONE,
            FIRST,
            LATEST
        }
    }

    /** When the plan names the product of the next dose. */
    record ShowProduct(boolean always, boolean followed, List<String> after) {

        static final ShowProduct NEVER = new ShowProduct(false, false, List.of());
    }

    /** Doses before this day belong to something else. */
    record OtherBefore(Bound bound, Reason reason) {}

    /**
     * When a family's plan shows the series: always, only for those who belong to it, or only once a dose of some
     * products is on record.
     */
    record InPlan(boolean onlyEligible, List<String> onlyAfter) {

        static final InPlan ALWAYS = new InPlan(false, List.of());
    }

    /** A time-limited measure that keeps a programme open for a cohort. */
    record Extension(
            String id,
            Span born,
            boolean needsMrShortage,
            LocalDate from,
            LocalDate to,
            Optional<Further> further,
            boolean longTerm) {}

    /** A later end for those who had a dose in a span. */
    record Further(Span doseIn, LocalDate to) {}

    /** A look is needed while another programme stays incomplete after its end. */
    record Review(String incomplete, Span unlessBorn) {}

    /** A plan's guard; plans are tried in order. */
    record Guard(
            List<String> firstIs,
            List<String> any,
            List<String> none,
            Optional<Bound> firstAfter,
            Optional<Bound> firstBy,
            Optional<Bound> secondFrom) {

        static final Guard OTHERWISE =
                new Guard(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One course of a series; {@code convention} where no notice was found that prescribes it. */
    record PlanOption(String id, Guard guard, List<String> steps, boolean convention) {}

    /** How far the long-term illness exception moves the last day. */
    record LongTerm(boolean applies, Optional<Bound> cap) {

        static final LongTerm NONE = new LongTerm(false, Optional.empty());
    }

    record Accept(Bound open, Optional<Reason> reason) {}

    record Dated(LocalDate until, Bound open) {}

    record Std(Bound from, Bound to, Optional<Bound> orElse) {}

    /** The dates of a step for one product and one course of the series. */
    record Rule(
            Bound open,
            List<Dated> dated,
            Optional<Accept> accept,
            Optional<Bound> notBefore,
            Optional<Std> std,
            Optional<Bound> last,
            LongTerm longTerm,
            Optional<Bound> repeat,
            Optional<Bound> acceptRepeat,
            Optional<Bound> discourageAfter,
            boolean earlyIsReview,
            boolean convention) {

        /** The rule with its window and standard period somewhere else. */
        Rule withWindow(Bound otherOpen, Optional<Std> otherStd, Optional<Bound> otherLast) {
            return new Rule(
                    otherOpen,
                    dated,
                    accept,
                    notBefore,
                    otherStd,
                    otherLast,
                    longTerm,
                    repeat,
                    acceptRepeat,
                    discourageAfter,
                    earlyIsReview,
                    convention);
        }

        Rule withStd(Std other) {
            return new Rule(
                    open,
                    dated,
                    accept,
                    notBefore,
                    Optional.of(other),
                    last,
                    longTerm,
                    repeat,
                    acceptRepeat,
                    discourageAfter,
                    earlyIsReview,
                    convention);
        }
    }

    /**
     * One dose of a series.
     *
     * @param cap last day of a primary dose that is dropped when missed
     * @param alone when it is dropped the steps behind it stay
     * @param dropIfPrevAfter the dose is dropped when the dose before came later than this
     * @param forProduct rules that differ by product
     * @param cutShort rules once a dose was dropped, with their own differences by product
     */
    record Step(
            String id,
            String key,
            Rule rule,
            Optional<Bound> cap,
            boolean alone,
            Optional<Bound> dropIfPrevAfter,
            Map<String, Rule> forProduct,
            Optional<CutShort> cutShort) {

        Step withRule(Rule other) {
            return new Step(id, key, other, cap, alone, dropIfPrevAfter, forProduct, cutShort);
        }

        /** The step at another time. */
        Step withTime(Rule other, Optional<Bound> otherCap) {
            return new Step(id, key, other, otherCap, alone, dropIfPrevAfter, forProduct, cutShort);
        }
    }

    record CutShort(Rule rule, Map<String, Rule> forProduct) {}

    /** Advice that changes no date: a message key and when it is given. */
    record Advice(String id, Optional<String> step, Optional<Bound> openWithin, List<String> lastProduct) {}

    record Series(
            String code,
            boolean voluntary,
            List<String> products,
            List<String> pair,
            List<String> undecided,
            List<String> earlier,
            Optional<LocalDate> since,
            Who who,
            Listed listed,
            Optional<OtherBefore> otherBefore,
            boolean seasonal,
            Assume assume,
            ShowProduct showProduct,
            InPlan inPlan,
            List<Extension> extensions,
            Optional<Review> review,
            List<Advice> advice,
            List<PlanOption> plans,
            Map<String, Step> steps) {

        Series withSteps(Map<String, Step> other) {
            return new Series(
                    code,
                    voluntary,
                    products,
                    pair,
                    undecided,
                    earlier,
                    since,
                    who,
                    listed,
                    otherBefore,
                    seasonal,
                    assume,
                    showProduct,
                    inPlan,
                    extensions,
                    review,
                    advice,
                    plans,
                    other);
        }
    }
}
