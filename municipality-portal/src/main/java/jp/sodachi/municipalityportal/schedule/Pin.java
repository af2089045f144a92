package jp.sodachi.municipalityportal.schedule;

import java.time.LocalDate;
import java.time.Month;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.TownLayer;

/**
 * For which national versions a layer is made: from the one of its day until the version of the next April. Budgets and
 * national changes both come with the fiscal year, so that is when a town looks at its layer again.
 */
final class Pin {
    private Pin() {}

    static TownLayer on(Schedules national, LocalDate day, TownLayer layer) {
        var year = day.getMonth().compareTo(Month.APRIL) < 0 ? day.getYear() : day.getYear() + 1;
        return layer.withPin(national.number(), year + ".4");
    }
}
