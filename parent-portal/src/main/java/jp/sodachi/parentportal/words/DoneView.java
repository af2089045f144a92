package jp.sodachi.parentportal.words;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.sodachi.record.ChildRecord;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.Dose;
import jp.sodachi.schedule.DosePlace;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.RecordedDose;
import org.jspecify.annotations.Nullable;

/**
 * One dose on record.
 *
 * @param what vaccine and which one: 5種混合 1回目
 * @param product the vaccine given, where its name is not the one that {@code what} says: 4種混合; empty otherwise
 * @param remarks what is to be said about it: that it does not plainly count, was received abroad, or bears a doubtful day
 */
public record DoneView(Dose dose, String what, String product, Shown day, List<String> remarks) {
    public DoneView {
        remarks = List.copyOf(remarks);
    }

    /** The standing doses, newest first, each with its place in the plan. */
    public static List<DoneView> list(ChildRecord page, Plan plan, PlanWords words, Locale reader) {
        var places = plan.places();
        List<DoneView> done = new ArrayList<>();
        for (var dose : page.standingDoses()) {
            done.add(of(
                    page,
                    dose,
                    places.get(new RecordedDose(dose.product(), dose.givenOn())),
                    plan.asOf(),
                    words,
                    reader));
        }
        return done;
    }

    /** A dose the plan does not count with: withdrawn or corrected. */
    public static DoneView withdrawn(ChildRecord page, Dose dose, LocalDate today, PlanWords words, Locale reader) {
        return of(page, dose, null, today, words, reader);
    }

    private static DoneView of(
            ChildRecord page, Dose dose, @Nullable DosePlace place, LocalDate today, PlanWords words, Locale reader) {
        var remarks = about(dose, page.child().facts().sex(), words, reader);
        var day = words.shown(dose.givenOn(), today, reader);
        if (place == null) {
            return new DoneView(dose, words.product(dose.product(), reader), "", day, remarks);
        }
        var ordinal = words.ordinal(place.ordinal(), place.verdict().doseKey().orElse(""), place.planned(), reader);
        var name = words.programme(place.programme(), reader);
        switch (place.verdict().validity()) {
            case VALID, LATE, NON_ROUTINE -> {}
            case INVALID, REVIEW, EXTRA, NOT_APPLICABLE ->
                remarks.add(
                        words.say(reader, "schedule.validity." + place.verdict().validity()));
        }
        var counted = place.counts() && !ordinal.isEmpty();
        var product = words.product(dose.product(), reader);
        var same = product.equals(name) || product.equals(words.say(reader, "schedule.product.of", name));
        return new DoneView(dose, counted ? name + " " + ordinal : name, same ? "" : product, day, remarks);
    }

    private static List<String> about(Dose dose, ChildSex sex, PlanWords words, Locale reader) {
        List<String> remarks = new ArrayList<>();
        if (dose.abroad()) {
            remarks.add(words.say(reader, "parent.records.abroad"));
        }
        if (dose.isDayInDoubt(sex)) {
            remarks.add(words.say(reader, "parent.records.day-in-doubt"));
        }
        return remarks;
    }
}
