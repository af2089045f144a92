package jp.sodachi.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sodachi.growth.Answer;
import jp.sodachi.growth.CorrectionPolicy;
import jp.sodachi.growth.Gestation;
import jp.sodachi.growth.GrowthAge;
import jp.sodachi.growth.GrowthReference;
import jp.sodachi.growth.Placed;
import jp.sodachi.growth.Reason;
import jp.sodachi.growth.Scored;
import jp.sodachi.growth.Sex;

/**
 * A child's measurements, oldest first, and their places among other children. A place is computed when asked for and never
 * stored. A child whose sex is not known has no place: the references have tables for two.
 */
public record ChildGrowth(Child child, List<Measurement> measurements, GrowthReference reference) {

    private static final int DAYS_TO_DUE_DATE = 280;

    public ChildGrowth {
        measurements = List.copyOf(measurements);
    }

    /** The measurements of a kind that count, oldest first. */
    public List<Measurement> standing(Measurement.Kind kind) {
        return measurements.stream()
                .filter(each -> each.kind() == kind && each.stands())
                .toList();
    }

    /** The measurement of a kind that counts on one day; the one entered last when there are several. */
    public Optional<Measurement> findOn(LocalDate day, Measurement.Kind kind) {
        return standing(kind).stream()
                .filter(each -> each.measuredOn().equals(day))
                .reduce((_, later) -> later);
    }

    /** The child's age on a day, counted from the due date while the child is small and was born early. */
    public GrowthAge ageOn(LocalDate day) {
        return ageOn(child.facts(), day);
    }

    static GrowthAge ageOn(ChildFacts facts, LocalDate day) {
        var birth = facts.birthDate();
        return gestation(facts)
                .map(gestation -> GrowthAge.on(birth, day, gestation, CorrectionPolicy.USUAL))
                .orElseGet(() -> GrowthAge.on(birth, day));
    }

    /** How long the pregnancy lasted, for a child whose due date is known or follows from what is known. */
    public static Optional<Gestation> gestation(ChildFacts facts) {
        return ChildPlans.findDueDate(facts).map(due -> new Gestation(due, gestationDays(facts, due)));
    }

    private static int gestationDays(ChildFacts facts, LocalDate due) {
        var gestation = facts.gestation();
        return gestation == null
                ? DAYS_TO_DUE_DATE - (int) (due.toEpochDay() - facts.birthDate().toEpochDay())
                : gestation.weeks() * 7 + gestation.days();
    }

    /** The child's sex as the references know it. */
    public Optional<Sex> sex() {
        return sex(child.facts());
    }

    static Optional<Sex> sex(ChildFacts facts) {
        return switch (facts.sex()) {
            case F -> Optional.of(Sex.FEMALE);
            case M -> Optional.of(Sex.MALE);
            case U -> Optional.empty();
        };
    }

    /** The place in the national survey, which families see. */
    public Answer<Placed> placed(Measurement measurement) {
        return sex().map(sex -> reference.japan(
                        measurement.kind().measure(), sex, measurement.value(), ageOn(measurement.measuredOn())))
                .orElseGet(() -> new Answer.None<>(Reason.NO_TABLE_FOR_MEASURE));
    }

    /** The place in the WHO standards, which staff see. */
    public Answer<Scored> scored(Measurement measurement) {
        return sex().map(sex -> reference.who(
                        measurement.kind().measure(),
                        sex,
                        measurement.value(),
                        measurement.position(),
                        ageOn(measurement.measuredOn())))
                .orElseGet(() -> new Answer.None<>(Reason.NO_TABLE_FOR_MEASURE));
    }

    /** Weight against the length of the same day by WHO, for staff. */
    public Answer<Scored> weightForLength(Measurement weight, Measurement length) {
        return sex().map(sex -> reference.whoWeightForStature(
                        sex, weight.value(), length.value(), length.position(), ageOn(weight.measuredOn())))
                .orElseGet(() -> new Answer.None<>(Reason.NO_TABLE_FOR_MEASURE));
    }
}
