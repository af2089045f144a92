package jp.sodachi.export;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.Dose;
import jp.sodachi.schedule.DosePlace;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.RecordedDose;

/** What each dose was: the vaccine, and which dose of it where the plan counts it. */
final class DoseNames {
    private final Map<RecordedDose, DosePlace> places;
    private final ChildSex sex;
    private final HandbookWords words;

    DoseNames(Plan plan, ChildSex sex, HandbookWords words) {
        this.places = plan.places();
        this.sex = sex;
        this.words = words;
    }

    private String name(DosePlace place) {
        var which = words.dose(place.ordinal(), place.verdict().doseKey().orElse(""), place.planned());
        var programme = words.programme(place.programme());
        return which.isEmpty() ? programme : programme + " " + which;
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
        var name = Optional.ofNullable(places.get(new RecordedDose(dose.product(), dose.givenOn())))
                .filter(place -> dose.stands() && place.counts())
                .map(this::name)
                .orElseGet(() -> words.say("schedule.product." + dose.product()));
        return new Handbook.Given(
                dose.id(),
                dose.product(),
                name,
                dose.givenOn(),
                dose.lot(),
                dose.place(),
                dose.givenBy(),
                dose.note(),
                dose.abroad(),
                dose.isDayInDoubt(sex),
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
