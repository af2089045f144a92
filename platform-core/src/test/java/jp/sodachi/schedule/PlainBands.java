package jp.sodachi.schedule;

import static jp.sodachi.schedule.PlainCalendar.gap;
import static jp.sodachi.schedule.PlainCalendar.later;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sodachi.schedule.PlainRules.Ask;
import jp.sodachi.schedule.PlainRules.Given;
import jp.sodachi.schedule.PlainRules.Rejected;
import jp.sodachi.schedule.PlainRules.Step;
import org.jspecify.annotations.Nullable;

/** Hib and pneumococcus, whose number of doses hangs on the age at the first, as {@link PlainRules} reads them. */
final class PlainBands {

    private PlainBands() {}

    static @Nullable Step hib(Ask ask) {
        boolean five = ask.product().equals("DPT_IPV_HIB");
        boolean begunWithFive =
                ask.given().isEmpty() ? five : ask.given().getFirst().product().equals("DPT_IPV_HIB");
        if (begunWithFive) {
            return hibBegunWithFive(ask, five);
        }
        LocalDate first = ask.first();
        if (first.isAfter(ask.m(12))) {
            return ask.count() == 0 ? hibFirst(ask, "SINGLE", 1) : null;
        }
        int primaries = first.isAfter(ask.m(7)) ? 2 : 3;
        if (ask.count() == 0) {
            return hibFirst(ask, "P1", primaries + 1);
        }
        if (ask.given().size() == hibTotal(ask, primaries)) {
            return null;
        }
        if (ask.count() < primaries && !hibPrimaryDropped(ask)) {
            Step step = new Step("P" + (ask.count() + 1), primaries + 1 - ask.count()).until(ask.m(12));
            step.capped = true;
            step.standard(gap(ask.prev(), 27), gap(ask.prev(), 56));
            return hibInterval(step, ask, five, null);
        }
        return hibBooster(ask, five, ask.count() < primaries);
    }

    /** With a booster among the counted doses the series is over: that is the first counted dose after its primaries. */
    private static int hibTotal(Ask ask, int primaries) {
        int counted = 0;
        for (Given dose : ask.given()) {
            if (counted >= primaries || (counted > 0 && dose.date().isAfter(ask.m(12)))) {
                return counted + 1;
            }
            counted++;
        }
        return primaries + 1;
    }

    private static boolean hibPrimaryDropped(Ask ask) {
        if (ask.on().isAfter(ask.m(12))) {
            return true;
        }
        if (!ask.planning()) {
            return false;
        }
        LocalDate earliest = gap(ask.prev(), 27);
        for (Rejected dose : ask.rejected()) {
            if (dose.key().equals("P" + (ask.count() + 1))) {
                earliest = PlainCalendar.latest(earliest, gap(dose.date(), 27));
            }
        }
        return earliest.isAfter(ask.m(12));
    }

    private static Step hibFirst(Ask ask, String key, int total) {
        return new Step(key, total)
                .opens(ask.m(2), null)
                .standard(ask.m(2), ask.m(7))
                .until(ask.m(60))
                .repeatDays(27);
    }

    private static Step hibInterval(Step step, Ask ask, boolean five, @Nullable LocalDate age) {
        if (five) {
            return step.opens(age, gap(ask.prev(), 20)).repeatDays(20);
        }
        step.opens(age, gap(ask.prev(), 27)).repeatDays(27);
        step.accepted = gap(ask.prev(), 20);
        step.acceptedReason = Reason.PHYSICIAN_DISCRETION_20D;
        return step;
    }

    private static Step hibBooster(Ask ask, boolean five, boolean cutShort) {
        Step step = new Step("BOOST", 1).until(five ? ask.m(90) : ask.m(60));
        if (cutShort) {
            return hibInterval(step, ask, five, ask.m(12).plusDays(1));
        }
        int wait = five ? 6 : 7;
        return step.opens(null, later(ask.prev(), wait))
                .standard(later(ask.prev(), wait), later(ask.prev(), 13))
                .repeatMonths(wait);
    }

    private static @Nullable Step hibBegunWithFive(Ask ask, boolean five) {
        if (five || ask.count() == 0) {
            return PlainRules.fiveInOne(ask, ask.m(2));
        }
        if (ask.count() == 4) {
            return null;
        }
        if (ask.count() == 3) {
            return hibBooster(ask, false, false);
        }
        Step step = new Step("P" + (ask.count() + 1), 4 - ask.count()).until(ask.m(60));
        step.standard(gap(ask.prev(), 27), gap(ask.prev(), 56));
        return hibInterval(step, ask, false, null);
    }

    static @Nullable Step pneumococcal(Ask ask) {
        LocalDate first = ask.first();
        if (first.isAfter(ask.m(24))) {
            return ask.count() == 0 ? hibFirst(ask, "SINGLE", 1) : null;
        }
        if (first.isAfter(ask.m(12))) {
            return switch (ask.count()) {
                case 0 -> hibFirst(ask, "C1", 2);
                case 1 ->
                    new Step("C2", 1)
                            .opens(null, gap(ask.prev(), 60))
                            .standard(gap(ask.prev(), 60), ask.m(60))
                            .until(ask.m(60))
                            .repeatDays(60);
                default -> null;
            };
        }
        int primaries = first.isAfter(ask.m(7)) ? 2 : 3;
        if (ask.count() == 0) {
            return hibFirst(ask, "P1", primaries + 1);
        }
        List<Given> primary = new ArrayList<>();
        for (Given dose : ask.given()) {
            boolean late = primary.size() == 2 && primary.get(1).date().isAfter(ask.m(12));
            if (primary.size() == primaries
                    || late
                    || (!primary.isEmpty() && dose.date().isAfter(ask.m(24)))) {
                return null;
            }
            primary.add(dose);
        }
        boolean noThird = primary.size() == 2 && primary.get(1).date().isAfter(ask.m(12));
        if (primary.size() < primaries && !noThird && !pneumococcalDropped(ask)) {
            Step step = new Step("P" + (ask.count() + 1), primaries + 1 - ask.count()).until(ask.m(24));
            step.capped = true;
            return step.opens(null, gap(ask.prev(), 27))
                    .standard(gap(ask.prev(), 27), ask.m(12))
                    .repeatDays(27);
        }
        return new Step("BOOST", 1)
                .opens(ask.m(12), gap(ask.prev(), 60))
                .standard(ask.m(12), ask.m(15))
                .until(ask.m(60))
                .repeatDays(60);
    }

    private static boolean pneumococcalDropped(Ask ask) {
        if (ask.on().isAfter(ask.m(24))) {
            return true;
        }
        LocalDate earliest = gap(ask.prev(), 27);
        for (Rejected dose : ask.rejected()) {
            if (dose.key().equals("P" + (ask.count() + 1))) {
                earliest = PlainCalendar.latest(earliest, gap(dose.date(), 27));
            }
        }
        return ask.planning() && earliest.isAfter(ask.m(24));
    }
}
