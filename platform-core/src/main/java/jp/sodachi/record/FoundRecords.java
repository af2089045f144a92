package jp.sodachi.record;

import java.util.List;
import jp.sodachi.support.Kana;

/** What this town has of whom a good code is about: an own record of before, a family that came earlier, whoever may be the same. */
class FoundRecords {
    private final ArrivalRows rows;
    private final Receiving receiving;
    private final ReceivingPregnancy expecting;
    private final ChildQueries children;
    private final PregnancyQueries pregnancies;

    FoundRecords(
            ArrivalRows rows,
            Receiving receiving,
            ReceivingPregnancy expecting,
            ChildQueries children,
            PregnancyQueries pregnancies) {
        this.rows = rows;
        this.receiving = receiving;
        this.expecting = expecting;
        this.children = children;
        this.pregnancies = pregnancies;
    }

    /** @param town the old town's name */
    Arrivals.Look show(MovingCode code, String town, SeenRecord seen) {
        return switch (seen) {
            case SeenRecord.OfChild child -> show(code, town, child);
            case SeenRecord.OfPregnancy pregnancy -> show(code, town, pregnancy);
        };
    }

    private Arrivals.Look show(MovingCode code, String town, SeenRecord.OfChild seen) {
        var facts = seen.child().facts();
        var before = receiving.findEarlier(seen.moves(), seen.root()).flatMap(children::find);
        return new Arrivals.Look.Found(
                code,
                town,
                facts,
                before.map(Child::inLists),
                siblings(code, seen),
                children.listAlike(Kana.fold(facts.kana()), facts.birthDate()).stream()
                        .filter(alike -> before.filter(alike::equals).isEmpty())
                        .map(Child::inLists)
                        .toList());
    }

    private Arrivals.Look show(MovingCode code, String town, SeenRecord.OfPregnancy seen) {
        var facts = seen.pregnancy().facts();
        var before = expecting.findEarlier(seen.root()).flatMap(pregnancies::find);
        return new Arrivals.Look.FoundPregnancy(
                code,
                town,
                facts,
                before.map(Pregnancy::inLists),
                siblings(code, seen),
                pregnancies.listAlike(facts.kanaFolded(), facts.birthDate()).stream()
                        .filter(alike -> before.filter(alike::equals).isEmpty())
                        .map(Pregnancy::inLists)
                        .toList());
    }

    private List<Child> siblings(MovingCode code, SeenRecord seen) {
        return rows.findFamily(code.from(), seen.familyId()).map(children::listFamily).orElse(List.of()).stream()
                .map(Child::inLists)
                .toList();
    }
}
