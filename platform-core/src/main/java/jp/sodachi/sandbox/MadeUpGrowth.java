package jp.sodachi.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sodachi.growth.GrowthReference;
import jp.sodachi.growth.Percentiles;
import jp.sodachi.growth.Position;
import jp.sodachi.growth.Sex;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewMeasurement;

/**
 * Gives a made-up child the measurements of its check-ups, and some that its family took at home. Each child keeps its own
 * place among the others, so that its curve runs like a real one. Nothing is drawn by chance: the place follows from the
 * birth date.
 */
final class MadeUpGrowth {
    private static final double DAYS_A_MONTH = 30.4375;

    /** Ages in days: birth, and the check-ups; what lies between them is measured at home. */
    private static final int[] CHECKUPS = {0, 32, 105, 200, 290, 375, 560, 760, 1130, 1500, 1860};

    private static final int[] HOME = {60, 150, 245, 330, 460};
    private static final int LAST_DAY_OF_HEAD = 1100;

    /** Which system of a town the check-ups' values come from. */
    private static final Actor CHECKUP_SYSTEM = new Actor.Job("健診システム");

    private final Measurements measurements;
    private final GrowthReference reference = GrowthReference.read();
    private final LocalDate today;

    MadeUpGrowth(Measurements measurements, LocalDate today) {
        this.measurements = measurements;
        this.today = today;
    }

    void measure(Child child, Optional<Actor.Parent> guardian) {
        for (int age : CHECKUPS) {
            enter(child, age, CHECKUP_SYSTEM, true);
        }
        guardian.ifPresent(parent -> {
            for (int age : HOME) {
                enter(child, age, parent, false);
            }
        });
    }

    private void enter(Child child, int age, Actor by, boolean head) {
        var day = child.facts().birthDate().plusDays(age);
        if (day.isAfter(today)) {
            return;
        }
        List<NewMeasurement> values = new ArrayList<>();
        for (var kind : Measurement.Kind.values()) {
            if (kind != Measurement.Kind.HEAD || (head && age <= LAST_DAY_OF_HEAD)) {
                values.add(new NewMeasurement(kind, value(child, kind, age), day, Position.AS_EXPECTED));
            }
        }
        CurrentActor.call(by, () -> measurements.enter(child.id(), values, true));
    }

    private BigDecimal value(Child child, Measurement.Kind kind, int age) {
        var sex = child.facts().sex() == ChildSex.M ? Sex.MALE : Sex.FEMALE;
        var rows = reference.japanRows(kind.measure(), sex);
        // Between the 10th and the 90th percentile, the same for life, with a little to and fro.
        var seed = child.facts().birthDate().toEpochDay() * 31 + kind.ordinal() * 7;
        var place = 1 + Math.floorMod(seed, 400) / 100.0 + (Math.floorMod(seed + age, 5) - 2) * 0.08;
        var month = age / DAYS_A_MONTH;
        int after = 0;
        while (after < rows.size() - 1 && middle(rows.get(after)) < month) {
            after++;
        }
        var before = Math.max(0, after - 1);
        var span = middle(rows.get(after)) - middle(rows.get(before));
        var part = span == 0 ? 0 : Math.clamp((month - middle(rows.get(before))) / span, 0, 1);
        var value = at(rows.get(before), place) * (1 - part) + at(rows.get(after), place) * part;
        return BigDecimal.valueOf(value).setScale(kind == Measurement.Kind.WEIGHT ? 2 : 1, RoundingMode.HALF_UP);
    }

    private static double middle(Percentiles row) {
        return row.band().middleMonth().doubleValue();
    }

    private static double at(Percentiles row, double place) {
        int low = (int) Math.clamp(Math.floor(place), 0, row.values().size() - 2.0);
        var from = row.values().get(low).doubleValue();
        var to = row.values().get(low + 1).doubleValue();
        return from + (to - from) * (place - low);
    }
}
