package jp.sodachi.deploy.check;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sodachi.growth.Answer;
import jp.sodachi.growth.GrowthAge;
import jp.sodachi.growth.GrowthReference;
import jp.sodachi.growth.Lms;
import jp.sodachi.growth.Measure;
import jp.sodachi.growth.ObesityDegree;
import jp.sodachi.growth.Placed;
import jp.sodachi.growth.Position;
import jp.sodachi.growth.Reason;
import jp.sodachi.growth.Scored;
import jp.sodachi.growth.Sex;
import jp.sodachi.growth.Stature;

/** One growth case: reads the question, asks the reference, writes the answer. */
final class GrowthCases implements CaseLines.Answering {

    private static final Set<String> QUESTION = Set.of(
            "id",
            "reference",
            "measure",
            "sex",
            "value",
            "unit",
            "age_days",
            "birth_date",
            "measured_on",
            "due_date",
            "gestation_weeks_days",
            "correction_policy",
            "position",
            "length_or_height_cm",
            "weight_kg",
            "height_cm");
    private static final String NO_REFERENCE = "none";
    private static final String KAUP = "kaup";
    private static final String OBESITY_DEGREE = "obesity_degree";
    private static final Set<String> REFERENCES =
            Set.of(GrowthReference.WHO, GrowthReference.JAPAN, GrowthReference.STANDARD_WEIGHT, NO_REFERENCE);
    private static final Map<String, Measure> MEASURES = Map.of(
            "weight", Measure.WEIGHT,
            "length_height", Measure.LENGTH_HEIGHT,
            "bmi", Measure.BMI,
            "head_circumference", Measure.HEAD_CIRCUMFERENCE,
            "weight_for_length", Measure.WEIGHT_FOR_LENGTH,
            "weight_for_height", Measure.WEIGHT_FOR_HEIGHT);
    private static final Map<String, Position> POSITIONS =
            Map.of("lying", Position.LYING, "standing", Position.STANDING);
    private static final Map<String, Sex> SEXES = Map.of("M", Sex.MALE, "F", Sex.FEMALE);

    private final GrowthReference growth;

    GrowthCases(GrowthReference growth) {
        this.growth = growth;
    }

    @Override
    public void answer(CaseNode question, JsonLine answer) {
        question.allow(QUESTION);
        String reference = question.at("reference").code(REFERENCES, "reference");
        String measure = question.at("measure").text();
        checkPair(reference, measure, question.at("measure"));
        Optional<GrowthAge> age = GrowthCaseAge.find(question);
        position(question);
        sex(question);
        switch (measure) {
            case KAUP -> kaup(question, age, answer);
            case OBESITY_DEGREE -> obesityDegree(question, age, answer);
            default -> placed(reference, one(MEASURES, measure), question, age, answer);
        }
    }

    /** Kaup goes with no reference, the degree of obesity with the standard weight, everything else with tables. */
    private static void checkPair(String reference, String measure, CaseNode at) {
        String wanted = switch (measure) {
            case KAUP -> NO_REFERENCE;
            case OBESITY_DEGREE -> GrowthReference.STANDARD_WEIGHT;
            default -> {
                at.code(MEASURES.keySet(), "measure");
                yield reference.equals(GrowthReference.JAPAN) ? GrowthReference.JAPAN : GrowthReference.WHO;
            }
        };
        if (!reference.equals(wanted)) {
            throw at.wrong(measure + " does not go with reference " + reference);
        }
    }

    private void kaup(CaseNode question, Optional<GrowthAge> age, JsonLine answer) {
        BigDecimal weight = GrowthCaseValue.of(question.at("weight_kg"));
        BigDecimal height = GrowthCaseValue.of(question.at("height_cm"));
        Optional<BigDecimal> index = status(
                age.filter(GrowthAge::beforeBirth).isPresent()
                        ? new Answer.None<>(Reason.MEASURED_BEFORE_BIRTH)
                        : growth.kaup(weight, height),
                answer);
        age.ifPresent(known -> write(known, answer));
        index.ifPresent(value -> answer.raw("index", value.toPlainString()));
    }

    private void obesityDegree(CaseNode question, Optional<GrowthAge> age, JsonLine answer) {
        Sex sex = neededSex(question);
        BigDecimal weight = GrowthCaseValue.of(question.at("weight_kg"));
        BigDecimal height = GrowthCaseValue.of(question.at("height_cm"));
        Optional<ObesityDegree> degree = status(
                age.filter(GrowthAge::beforeBirth).isPresent()
                        ? new Answer.None<>(Reason.MEASURED_BEFORE_BIRTH)
                        : growth.obesityDegree(sex, weight, height),
                answer);
        age.ifPresent(known -> write(known, answer));
        degree.ifPresent(value -> answer.raw(
                        "standard_weight_kg", value.standardWeightKg().toPlainString())
                .raw("degree_percent", value.percent().toPlainString()));
    }

    private void placed(
            String reference, Measure measure, CaseNode question, Optional<GrowthAge> age, JsonLine answer) {
        Sex sex = neededSex(question);
        BigDecimal value = GrowthCaseValue.of(question.at("value"));
        question.at("unit").code(Set.of(measure.unit()), "unit for this measure:");
        if (reference.equals(GrowthReference.JAPAN)) {
            japan(measure, sex, value, question, neededAge(age), answer);
        } else if (measure.againstStature()) {
            whoWeightForStature(measure, sex, value, question, age, answer);
        } else {
            Position position = position(question);
            GrowthAge known = neededAge(age);
            Optional<Scored> scored = status(growth.who(measure, sex, value, position, known), answer);
            write(known, answer);
            if (measure == Measure.LENGTH_HEIGHT) {
                answer.raw(
                        "value_used_cm", Stature.at(known).used(value, position).toPlainString());
            }
            scored.ifPresent(place -> write(place, answer));
        }
    }

    private void japan(Measure measure, Sex sex, BigDecimal value, CaseNode question, GrowthAge age, JsonLine answer) {
        Optional<BigDecimal> stature = measure.againstStature()
                ? Optional.of(GrowthCaseValue.of(question.at("length_or_height_cm")))
                : Optional.empty();
        Optional<Placed> placed = status(growth.japan(measure, sex, value, age), answer);
        write(age, answer);
        if (!age.beforeBirth()) {
            answer.raw("completed_months", Integer.toString(age.months()));
        }
        if (measure == Measure.LENGTH_HEIGHT) {
            answer.raw("value_used_cm", value.toPlainString());
        }
        stature.ifPresent(cm -> answer.raw("length_height_used_cm", cm.toPlainString()));
        placed.ifPresent(place -> {
            answer.put("band_key", place.row().band().key());
            answer.raw(
                    "table_row",
                    place.row().values().stream()
                            .map(BigDecimal::toPlainString)
                            .collect(Collectors.joining(",", "[", "]")));
            answer.put("percentile_band", place.rank().code());
            answer.raw("outside_3_97", Boolean.toString(place.rank().outside()));
        });
    }

    private void whoWeightForStature(
            Measure measure, Sex sex, BigDecimal value, CaseNode question, Optional<GrowthAge> age, JsonLine answer) {
        BigDecimal cm = GrowthCaseValue.of(question.at("length_or_height_cm"));
        Position position = position(question);
        Stature stature = age.map(Stature::at).orElse(Stature.of(measure));
        Optional<Scored> scored = status(
                age.isPresent()
                        ? growth.whoWeightForStature(sex, value, cm, position, age.get())
                        : growth.whoWeightForStature(sex, value, cm, position, stature),
                answer);
        age.ifPresent(known -> write(known, answer));
        answer.raw("length_height_used_cm", stature.used(cm, position).toPlainString());
        scored.ifPresent(place -> write(place, answer));
    }

    private static <T> Optional<T> status(Answer<T> found, JsonLine answer) {
        answer.put("status", found.status().name());
        return switch (found) {
            case Answer.Found<T>(T value) -> Optional.of(value);
            case Answer.None<T>(Reason reason) -> {
                answer.put("reason", reason.name());
                yield Optional.empty();
            }
        };
    }

    private static void write(GrowthAge age, JsonLine answer) {
        answer.raw("chronological_age_days", Integer.toString(age.chronologicalDays()));
        answer.raw("age_days_used", Integer.toString(age.days()));
        answer.raw("correction_applied", Boolean.toString(age.corrected()));
        if (age.corrected()) {
            answer.raw("corrected_age_days", Integer.toString(age.days()));
        }
    }

    private static void write(Scored place, JsonLine answer) {
        Lms lms = place.lms();
        answer.raw("l", lms.l().toPlainString());
        answer.raw("m", lms.m().toPlainString());
        answer.raw("s", lms.s().toPlainString());
        answer.raw("z", place.z().toPlainString());
        answer.raw("percentile", place.percentile().toPlainString());
        answer.raw("implausible", Boolean.toString(place.implausible()));
    }

    private static Position position(CaseNode question) {
        return question.find("position")
                .map(node -> one(POSITIONS, node.code(POSITIONS.keySet(), "position")))
                .orElse(Position.AS_EXPECTED);
    }

    private static Optional<Sex> sex(CaseNode question) {
        return question.find("sex").map(node -> one(SEXES, node.code(SEXES.keySet(), "sex")));
    }

    private static Sex neededSex(CaseNode question) {
        return sex(question).orElseThrow(() -> new CaseError("sex", "missing"));
    }

    private static GrowthAge neededAge(Optional<GrowthAge> age) {
        return age.orElseThrow(() -> new CaseError("age_days", "missing, or birth_date with measured_on"));
    }

    private static <T> T one(Map<String, T> codes, String code) {
        return Optional.ofNullable(codes.get(code)).orElseThrow();
    }
}
