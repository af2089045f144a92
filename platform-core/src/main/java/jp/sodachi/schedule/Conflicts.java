package jp.sodachi.schedule;

import java.util.Arrays;

/** Intervals between different vaccines. */
final class Conflicts {

    private final Table table;
    private final Child child;
    /** The longest interval that any of the rules asks for, in days. */
    private final int longest;

    Conflicts(Table table, Child child) {
        this.table = table;
        this.child = child;
        this.longest = Arrays.stream(table.conflicts)
                .mapToInt(Table.Conflict::days)
                .max()
                .orElse(0);
    }

    /** Does the dose stand too close behind one of another vaccine, by the rules of its day? */
    Reason of(int dose) {
        int day = child.day[dose];
        int before = dose - 1;
        while (before >= 0 && child.day[before] == day) {
            before--;
        }
        // Most visits lie further apart than any rule asks for.
        if (before < 0 || child.day[before] < day - longest) {
            return Reason.NONE;
        }
        int kind = table.kindBit[child.product[dose]];
        for (Table.Conflict conflict : table.conflicts) {
            if (day >= conflict.givenFrom()
                    && day <= conflict.givenTo()
                    && (conflict.doseKinds() & kind) != 0
                    && violates(conflict, dose, before)) {
                return conflict.reason();
            }
        }
        return Reason.NONE;
    }

    /** @param last the last dose of an earlier day */
    private boolean violates(Table.Conflict conflict, int dose, int last) {
        int vaccine = table.vaccineOf[child.product[dose]];
        int free = child.day[dose] - conflict.days() - 1;
        for (int before = last; before >= 0 && child.day[before] > free; before--) {
            if (bears(conflict, before, vaccine)) {
                return true;
            }
        }
        return false;
    }

    private boolean bears(Table.Conflict conflict, int dose, int vaccine) {
        int product = child.product[dose];
        return (conflict.afterKinds() & table.kindBit[product]) != 0 && table.vaccineOf[product] != vaccine;
    }

    /** Raises the earliest day of a planned dose of {@code product}; rules for old records alone have no say. */
    void raise(Forecast forecast, int product) {
        int kind = table.kindBit[product];
        for (Table.Conflict conflict : table.conflicts) {
            if (conflict.plans() && (conflict.doseKinds() & kind) != 0) {
                raise(forecast, conflict, table.vaccineOf[product]);
            }
        }
    }

    private void raise(Forecast forecast, Table.Conflict conflict, int vaccine) {
        for (int dose = child.doses - 1; dose >= 0; dose--) {
            if (bears(conflict, dose, vaccine)) {
                int free = child.day[dose] + conflict.days() + 1;
                if (free > forecast.earliest) {
                    forecast.earliest = free;
                    forecast.earliestBy = Forecast.EarliestBy.CONFLICT;
                    forecast.conflictDose = dose;
                    forecast.conflictRule = conflict.id();
                }
                return;
            }
        }
    }
}
