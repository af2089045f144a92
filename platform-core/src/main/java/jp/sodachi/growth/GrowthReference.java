package jp.sodachi.growth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The references of growth. Values and lengths are decimals as measured: kg, cm, kg/m².
 *
 * <p>Sources: WHO Child Growth Standards (2006), 令和5年乳幼児身体発育調査 (2023), 平成12年乳幼児身体発育調査 (2000). Whoever
 * keeps an answer keeps the id of its reference with it.
 */
public final class GrowthReference {

    /** The id of the WHO standards. */
    public static final String WHO = "WHO-2006";

    /** The id of the national survey. */
    public static final String JAPAN = "JP-R5-2023";

    /** The id of the standard weight. */
    public static final String STANDARD_WEIGHT = "JP-H12-2000-standard-weight";

    /** 60 months of 30.4375 days are 1826.25 days; a child is in range as long as they are not completed. */
    private static final int LAST_DAY = 1826;

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal CM2_A_M2 = BigDecimal.valueOf(10_000);

    private final WhoTables who;
    private final JapanSurvey survey;

    private GrowthReference(WhoTables who, JapanSurvey survey) {
        this.who = who;
        this.survey = survey;
    }

    /** Reads the tables that ship with this version. */
    public static GrowthReference read() {
        return new GrowthReference(WhoTables.read(), JapanSurvey.read());
    }

    /**
     * A value's place in the WHO standards by age: the row of the whole day. Length and height are corrected for position
     * first.
     *
     * @throws IllegalArgumentException for weight against length, which needs a length
     */
    public Answer<Scored> who(Measure measure, Sex sex, BigDecimal value, Position position, GrowthAge age) {
        WhoTables.Kind kind = switch (measure) {
            case WEIGHT -> WhoTables.Kind.WEIGHT;
            case LENGTH_HEIGHT -> WhoTables.Kind.LENGTH_HEIGHT;
            case BMI -> WhoTables.Kind.BMI;
            case HEAD_CIRCUMFERENCE -> WhoTables.Kind.HEAD;
            case WEIGHT_FOR_LENGTH, WEIGHT_FOR_HEIGHT ->
                throw new IllegalArgumentException(measure + " needs a length");
        };
        Optional<Reason> refusal = refusal(age).or(() -> refusal(value)).or(() -> pastFiveYears(age));
        if (refusal.isPresent()) {
            return new Answer.None<>(refusal.get());
        }
        boolean stature = measure == Measure.LENGTH_HEIGHT;
        BigDecimal used = stature ? Stature.at(age).used(value, position) : value;
        boolean restricted = measure == Measure.WEIGHT || measure == Measure.BMI;
        Lms row = who.get(kind, sex).at(age.days());
        return new Answer.Found<>(ZScore.of(used, row, restricted, ZLimits.of(measure)));
    }

    /** Weight against length or height by WHO; the age used decides which of the two. */
    public Answer<Scored> whoWeightForStature(
            Sex sex, BigDecimal weightKg, BigDecimal statureCm, Position position, GrowthAge age) {
        Optional<Reason> refusal = refusal(age)
                .or(() -> refusal(weightKg))
                .or(() -> refusal(statureCm))
                .or(() -> pastFiveYears(age));
        return refusal.isPresent()
                ? new Answer.None<>(refusal.get())
                : whoWeightForStature(sex, weightKg, statureCm, position, Stature.at(age));
    }

    /** Weight against length or height by WHO where no age is known. */
    public Answer<Scored> whoWeightForStature(
            Sex sex, BigDecimal weightKg, BigDecimal statureCm, Position position, Stature stature) {
        Optional<Reason> refusal = refusal(weightKg).or(() -> refusal(statureCm));
        if (refusal.isPresent()) {
            return new Answer.None<>(refusal.get());
        }
        Measure measure = stature == Stature.LENGTH ? Measure.WEIGHT_FOR_LENGTH : Measure.WEIGHT_FOR_HEIGHT;
        WhoTable table = who.get(
                stature == Stature.LENGTH ? WhoTables.Kind.WEIGHT_FOR_LENGTH : WhoTables.Kind.WEIGHT_FOR_HEIGHT, sex);
        BigDecimal tenths = stature.used(statureCm, position).multiply(TEN);
        return table.holds(tenths)
                ? new Answer.Found<>(ZScore.of(weightKg, table.at(tenths), true, ZLimits.of(measure)))
                : new Answer.None<>(Reason.STATURE_OUTSIDE_TABLE);
    }

    /** A value's place in the national survey, as measured: no correction for position, no interpolation, no z. */
    public Answer<Placed> japan(Measure measure, Sex sex, BigDecimal value, GrowthAge age) {
        Optional<Reason> refusal = refusal(age).or(() -> refusal(value));
        if (refusal.isPresent()) {
            return new Answer.None<>(refusal.get());
        }
        List<Percentiles> rows = japanRows(measure, sex);
        if (rows.isEmpty()) {
            return new Answer.None<>(Reason.NO_TABLE_FOR_MEASURE);
        }
        for (Percentiles row : rows) {
            if (row.band().holds(age)) {
                return new Answer.Found<>(new Placed(row, row.rankOf(value)));
            }
        }
        return new Answer.None<>(Reason.NO_BAND_FOR_AGE);
    }

    /** All rows of the national survey for a measure, youngest first, for drawing; empty when it has no such table. */
    public List<Percentiles> japanRows(Measure measure, Sex sex) {
        return survey.rows(measure, sex);
    }

    /**
     * The Kaup index (カウプ指数), kg/m², 1 decimal. It changes strongly with age, so no limit for all ages stands beside it.
     */
    public Answer<BigDecimal> kaup(BigDecimal weightKg, BigDecimal heightCm) {
        Optional<Reason> refusal = refusal(weightKg).or(() -> refusal(heightCm));
        return refusal.isPresent()
                ? new Answer.None<>(refusal.get())
                : new Answer.Found<>(
                        weightKg.multiply(CM2_A_M2).divide(heightCm.multiply(heightCm), 1, RoundingMode.HALF_UP));
    }

    /** How far a weight lies from the standard weight of its height, from 70 to below 120 cm. */
    public Answer<ObesityDegree> obesityDegree(Sex sex, BigDecimal weightKg, BigDecimal heightCm) {
        Optional<Reason> refusal = refusal(weightKg).or(() -> refusal(heightCm));
        if (refusal.isPresent()) {
            return new Answer.None<>(refusal.get());
        }
        if (!StandardWeight.covers(heightCm)) {
            return new Answer.None<>(Reason.HEIGHT_OUTSIDE_FORMULA);
        }
        BigDecimal standard = StandardWeight.of(sex, heightCm);
        BigDecimal percent = weightKg.subtract(standard).multiply(HUNDRED).divide(standard, 1, RoundingMode.HALF_UP);
        return new Answer.Found<>(new ObesityDegree(standard, percent));
    }

    private static Optional<Reason> refusal(GrowthAge age) {
        if (age.beforeBirth()) {
            return Optional.of(Reason.MEASURED_BEFORE_BIRTH);
        }
        return age.assessable() ? Optional.empty() : Optional.of(Reason.BEFORE_DUE_DATE);
    }

    private static Optional<Reason> refusal(BigDecimal value) {
        return value.signum() > 0 ? Optional.empty() : Optional.of(Reason.VALUE_NOT_ABOVE_ZERO);
    }

    private static Optional<Reason> pastFiveYears(GrowthAge age) {
        return age.days() > LAST_DAY ? Optional.of(Reason.AGE_ABOVE_REFERENCE) : Optional.empty();
    }
}
