package jp.sodachi.export;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sodachi.record.Dose;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.RecordedDose;

/** What each dose was: the vaccine, and which dose of it where the plan counts it. */
final class DoseNames {
    private final Map<RecordedDose, String> names = new HashMap<>();
    private final HandbookWords words;

    DoseNames(Plan plan, HandbookWords words) {
        this.words = words;
        for (var programme : plan.programmes()) {
            int counted = 0;
            for (var verdict : programme.perDose()) {
                if (verdict.counts()) {
                    counted++;
                    names.put(
                            verdict.dose(),
                            name(
                                    words.programme(programme.programme()),
                                    counted,
                                    verdict.doseKey().orElse(""),
                                    programme.plannedTotalDoses()));
                }
            }
        }
    }

    private String name(String programme, int ordinal, String key, int planned) {
        if (planned <= 1) {
            return programme;
        }
        return programme + " "
                + (key.startsWith("BOOST") ? words.say("schedule.dose.booster") : words.say("export.dose", ordinal));
    }

    /** Oldest first. */
    List<Handbook.Given> given(List<Dose> doses) {
        return doses.stream()
                .sorted(Comparator.comparing(Dose::givenOn)
                        .thenComparing(Dose::product)
                        .thenComparing(Dose::enteredAt))
                .map(this::given)
                .toList();
    }

    private Handbook.Given given(Dose dose) {
        var product = words.say("schedule.product." + dose.product());
        var name =
                dose.stands() ? names.getOrDefault(new RecordedDose(dose.product(), dose.givenOn()), product) : product;
        return new Handbook.Given(
                dose.id(),
                dose.product(),
                name,
                dose.givenOn(),
                dose.lot(),
                dose.place(),
                dose.givenBy(),
                dose.note(),
                dose.state() == Dose.State.CONFIRMED,
                new Handbook.Entered(HandbookReading.origin(dose.enteredKind()), dose.enteredBy(), dose.enteredAt()),
                switch (dose.state()) {
                    case ENTERED, CONFIRMED -> Handbook.Standing.STANDS;
                    case WITHDRAWN -> new Handbook.Standing(Handbook.State.WITHDRAWN, dose.why());
                    case REPLACED -> new Handbook.Standing(Handbook.State.REPLACED, dose.why());
                },
                dose.replaces());
    }
}
