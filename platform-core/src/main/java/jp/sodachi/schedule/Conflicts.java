package jp.sodachi.schedule;

/** Intervals between different vaccines. */
final class Conflicts {

    private final Table table;
    private final Child child;

    Conflicts(Table table, Child child) {
        this.table = table;
        this.child = child;
    }

    /** Does the dose stand too close behind one of another vaccine, by the rules of its day? */
    Reason of(int dose) {
        int day = child.day[dose];
        int kind = table.kindBit[child.product[dose]];
        for (Table.Conflict conflict : table.conflicts) {
            if (day >= conflict.givenFrom()
                    && day <= conflict.givenTo()
                    && (conflict.doseKinds() & kind) != 0
                    && violates(conflict, dose, day)) {
                return conflict.reason();
            }
        }
        return Reason.NONE;
    }

    private boolean violates(Table.Conflict conflict, int dose, int day) {
        int vaccine = table.vaccineOf[child.product[dose]];
        int free = day - conflict.days() - 1;
        for (int before = dose - 1; before >= 0 && child.day[before] > free; before--) {
            if (child.day[before] < day && bears(conflict, before, vaccine)) {
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
