package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the numbers of one evaluated series into the values of the door. */
final class PlanWriter {

    private static final String NATIONAL = "NATIONAL";
    private static final String NONE = "NONE";

    private final Evaluation evaluation;

    private final String sentences;

    /**
     * A writer of the answers of one evaluation.
     *
     * @param sentences where the explanations' message keys begin
     */
    PlanWriter(Evaluation evaluation, String sentences) {
        this.evaluation = evaluation;
        this.sentences = sentences;
    }

    ProgrammePlan write(Table.Series series, Answer answer) {
        Forecast now = answer.now;
        boolean eligible = now.status != Status.NOT_ELIGIBLE;
        return new ProgrammePlan(
                series.code,
                series.voluntary,
                now.status,
                verdicts(series, answer),
                next(series, now),
                eligible ? now.total : 0,
                day(answer.nextChange),
                eligible && answer.review,
                eligible && confirm(answer),
                new Explainer(sentences, evaluation, series, answer).explain());
    }

    private static boolean confirm(Answer answer) {
        Table.Rule rule = answer.now.rule;
        Table.Plan plan = answer.now.plan;
        return answer.review
                || answer.unusualVerdict()
                || (rule != null && rule.written.convention())
                || (plan != null && plan.convention);
    }

    private Optional<NextDose> next(Table.Series series, Forecast now) {
        if (now.step == null) {
            return Optional.empty();
        }
        boolean hidden = now.status == Status.EXPIRED || now.status == Status.UNREACHABLE;
        return Optional.of(new NextDose(
                evaluation.course.counted + 1,
                now.key(),
                product(series, now),
                Days.date(now.earliest),
                hidden ? Optional.empty() : day(now.recommendedFrom),
                hidden ? Optional.empty() : day(now.recommendedTo),
                day(now.last)));
    }

    private Optional<String> product(Table.Series series, Forecast now) {
        Course course = evaluation.course;
        Definition.ShowProduct show = series.written.showProduct();
        boolean shown = show.always()
                || (show.followed() && course.latestProduct >= 0)
                || (series.showAfter & course.countedProducts) != 0;
        return shown ? Optional.of(evaluation.table.productCodes.get(now.product)) : Optional.empty();
    }

    private List<DoseVerdict> verdicts(Table.Series series, Answer answer) {
        List<DoseVerdict> verdicts = new ArrayList<>(answer.rows);
        int ordinal = 0;
        for (int row = 0; row < answer.rows; row++) {
            ordinal += answer.counts(row) ? 1 : 0;
            verdicts.add(verdict(series, answer, row, ordinal));
        }
        return verdicts;
    }

    private DoseVerdict verdict(Table.Series series, Answer answer, int row, int ordinal) {
        int dose = answer.dose[row];
        Validity validity = answer.validity(row);
        Table.Step step = answer.step(row);
        Table.Rule rule = answer.rule(row);
        Optional<Boolean> routine = validity == Validity.REVIEW && !series.voluntary
                ? Optional.empty()
                : Optional.of(validity == Validity.VALID && !series.voluntary);
        return new DoseVerdict(
                new RecordedDose(
                        evaluation.table.productCodes.get(evaluation.child.product[dose]),
                        Days.date(evaluation.child.day[dose])),
                validity,
                Optional.ofNullable(step).map(filled -> filled.key),
                routine,
                answer.counts(row),
                answer.reason(row),
                word(Payers.of(evaluation, series, answer, row, ordinal)),
                rule == null ? series.code : rule.path);
    }

    private static String word(Payer payer) {
        return switch (payer) {
            case Payer.National _ -> NATIONAL;
            case Payer.Local local -> "LOCAL:" + local.id();
            case Payer.Undecided _, Payer.Elsewhere _, Payer.Nobody _ -> NONE;
        };
    }

    private static Optional<LocalDate> day(int day) {
        return Days.real(day) ? Optional.of(Days.date(day)) : Optional.empty();
    }
}
