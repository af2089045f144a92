package jp.sodachi.schedule;

import static jp.sodachi.schedule.PlainCalendar.fiscalEnd;
import static jp.sodachi.schedule.PlainCalendar.fiscalStart;
import static jp.sodachi.schedule.PlainCalendar.fiscalYear;
import static jp.sodachi.schedule.PlainCalendar.gap;
import static jp.sodachi.schedule.PlainCalendar.later;

import java.time.LocalDate;
import jp.sodachi.schedule.PlainRules.Ask;
import jp.sodachi.schedule.PlainRules.Step;
import org.jspecify.annotations.Nullable;

/** Japanese encephalitis and HPV, as {@link PlainRules} reads them. */
final class PlainSchoolAge {

    private PlainSchoolAge() {}

    static @Nullable Step encephalitis(Ask ask) {
        return switch (ask.count()) {
            case 0 ->
                new Step("P1", 3)
                        .opens(ask.m(6), null)
                        .standard(ask.y(3), ask.y(4))
                        .until(ask.m(90))
                        .repeatDays(6);
            case 1 ->
                new Step("P2", 2)
                        .opens(null, gap(ask.prev(), 6))
                        .standard(gap(ask.prev(), 6), gap(ask.prev(), 28))
                        .until(ask.m(90))
                        .repeatDays(6);
            case 2 -> {
                LocalDate from = later(ask.prev(), 12);
                LocalDate to = ask.y(5).isBefore(from) ? ask.m(90) : ask.y(5);
                yield new Step("BOOST", 1)
                        .opens(null, later(ask.prev(), 6))
                        .standard(from, to)
                        .until(ask.m(90))
                        .repeatMonths(6);
            }
            default -> null;
        };
    }

    static @Nullable Step encephalitis2(Ask ask) {
        if (ask.count() == 1) {
            return null;
        }
        LocalDate interval = ask.lastSame().equals(LocalDate.MIN) ? null : gap(ask.lastSame(), 6);
        return new Step("D1", 1)
                .opens(ask.y(9), interval)
                .standard(ask.y(9), ask.y(10))
                .until(ask.y(13))
                .repeatDays(6);
    }

    static @Nullable Step encephalitisSpecial(Ask ask) {
        if (ask.count() == 4) {
            return null;
        }
        Step step = new Step("D" + (ask.count() + 1), 4 - ask.count())
                .until(ask.y(20))
                .repeatDays(6);
        if (ask.count() == 0) {
            return step.opens(ask.m(6), null).standard(ask.m(6), ask.y(20));
        }
        boolean begunBefore = !ask.dose(1).isAfter(LocalDate.of(2011, 5, 19));
        LocalDate interval = ask.count() == 2 && !begunBefore ? later(ask.prev(), 6) : gap(ask.prev(), 6);
        LocalDate age = ask.count() == 3 ? ask.y(9) : null;
        LocalDate open = age == null ? interval : PlainCalendar.latest(age, interval);
        return step.opens(age, interval).standard(open, ask.y(20));
    }

    static @Nullable Step hpv(Ask ask) {
        LocalDate last = fiscalEnd(fiscalYear(ask.y(16)));
        boolean old = ask.given().stream().anyMatch(dose -> !dose.product().equals("HPV9"));
        boolean nineFirst = ask.given().isEmpty() ? ask.product().equals("HPV9") : !old;
        boolean two = nineFirst && !ask.first().isAfter(ask.y(15));
        if (two && ask.count() >= 2) {
            two = !ask.dose(2).isBefore(later(ask.dose(1), 5));
        }
        int total = two ? 2 : 3;
        if (ask.count() == total) {
            return null;
        }
        Step step = new Step("D" + (ask.count() + 1), total - ask.count()).until(last);
        if (ask.count() == 0) {
            int year = fiscalYear(ask.y(13));
            return step.opens(fiscalStart(fiscalYear(ask.y(12))), null).standard(fiscalStart(year), fiscalEnd(year));
        }
        LocalDate to = later(ask.dose(1), 12);
        if (ask.count() == 1) {
            int wait = two ? 5 : 1;
            step.opens(null, later(ask.prev(), wait)).standard(later(ask.prev(), two ? 6 : 2), to);
            step.repeatMonths(wait);
            step.accepted = later(ask.prev(), 1);
            step.repeatRecorded = day -> later(day, 1);
            return step;
        }
        return step.opens(null, later(ask.prev(), 3))
                .standard(later(ask.dose(1), 6), to)
                .repeatMonths(3);
    }
}
