package jp.sodachi.parentportal.words;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Status;
import jp.sodachi.schedule.Visit;
import jp.sodachi.schedule.Why;
import org.jspecify.annotations.Nullable;

/**
 * A plan read for one parent in one language.
 *
 * <p>It chooses and words; it computes no date: every day shown is one that the plan gives.
 */
public final class PlanReading {
    /** "Soon" is within a month. */
    private static final int SOON = 31;

    /** A last day stands out when it is no further away than five months from the visit. */
    private static final int PRESSING = 150;

    /** What is overdue comes first, the longest overdue at the front; then what ends first. */
    private static final Comparator<DoseView> MOST_PRESSING =
            Comparator.comparing(DoseView::overdue).reversed().thenComparing(PlanReading::endOf);

    private final Plan plan;
    private final PlanWords words;
    private final Locale reader;

    public PlanReading(Plan plan, PlanWords words, Locale reader) {
        this.plan = plan;
        this.words = words;
        this.reader = reader;
    }

    /** The one next visit, if the coming year has one. */
    public Optional<VisitView> next() {
        return plan.next().map(this::visit);
    }

    /** All proposed visits by the month in which they begin, earliest first. */
    public Map<YearMonth, List<VisitView>> byMonth() {
        return plan.visits().stream()
                .map(this::visit)
                .collect(Collectors.groupingBy(
                        visit -> YearMonth.from(visit.month()), LinkedHashMap::new, Collectors.toList()));
    }

    /** What can still be had after the recommended period, besides the dose that leads the next visit. */
    public List<DoseView> stillPossible() {
        var lead = next().map(visit -> visit.lead().programme()).orElse("");
        return plan.programmes().stream()
                .filter(programme -> programme.status() == Status.OVERDUE
                        && !programme.programme().equals(lead))
                .flatMap(programme -> programme.next().stream().map(next -> dose(programme, next, plan.asOf())))
                .toList();
    }

    /** The first dose that lies beyond the proposed visits: what comes after a quiet time. */
    public Optional<DoseView> farther() {
        return plan.programmes().stream()
                .filter(programme -> !programme.voluntary())
                .filter(programme -> programme.status() == Status.NOT_YET || programme.status() == Status.ELIGIBLE)
                .flatMap(programme -> programme.next().stream().map(next -> dose(programme, next, plan.asOf())))
                .min(Comparator.comparing(dose -> dose.from().iso()));
    }

    /** What is legally open but better talked over first, such as a late first rota dose. No visit proposes it. */
    public List<Told> toAskAbout() {
        return told(Set.of(Status.DISCOURAGED));
    }

    /** What is over as a routine vaccination and was not finished. */
    public List<Told> ended() {
        return told(Set.of(Status.EXPIRED, Status.UNREACHABLE));
    }

    private List<Told> told(Set<Status> statuses) {
        return plan.programmes().stream()
                .filter(programme -> statuses.contains(programme.status()) && !programme.voluntary())
                .map(programme -> new Told(
                        words.programme(programme.programme(), reader),
                        sentence(programme, Why.Field.STATUS).orElse("")))
                .toList();
    }

    /** A programme and the sentence that says how it stands. */
    public record Told(String name, String sentence) {}

    private VisitView visit(Visit visit) {
        var from = visit.from().isBefore(plan.asOf()) ? plan.asOf() : visit.from();
        var open = !visit.from().isAfter(plan.asOf());
        var doses = visit.doses().stream()
                .map(dose -> dose(visit, dose))
                .sorted(MOST_PRESSING)
                .toList();
        var lead = doses.getFirst();
        var ground = ground(visit, open, lead);
        return new VisitView(
                state(visit, open, lead.programme()),
                open,
                from,
                shown(from),
                lead.overdue() ? null : recommendedTo(visit).map(this::shown).orElse(null),
                doses,
                ground.map(Ground::sentence).orElse(null),
                ground.map(why -> named(why, visit)).orElse(null),
                warning(visit, doses));
    }

    private VisitState state(Visit visit, boolean open, String lead) {
        if (!open) {
            return visit.from().isAfter(plan.asOf().plusDays(SOON)) ? VisitState.LATER : VisitState.SOON;
        }
        return switch (plan.find(lead).map(ProgrammePlan::status).orElse(Status.DUE)) {
            case OVERDUE -> VisitState.STILL;
            case DISCOURAGED -> VisitState.ASK;
            case ELIGIBLE -> VisitState.OPEN;
            case DUE, NOT_YET, NOT_ELIGIBLE, COMPLETE, EXPIRED, UNREACHABLE -> VisitState.NOW;
        };
    }

    /** The earliest end of a recommended period in the visit that is not over yet. */
    private Optional<LocalDate> recommendedTo(Visit visit) {
        return visit.doses().stream()
                .flatMap(dose -> dose.recommendedTo().stream())
                .filter(day -> !day.isBefore(plan.asOf()) && !day.isBefore(visit.from()))
                .min(Comparator.naturalOrder());
    }

    /** An open visit is explained by its leading dose, a later one by the dose that fixes its date. */
    private Optional<Ground> ground(Visit visit, boolean open, DoseView lead) {
        if (open) {
            return ground(lead.programme(), lead.overdue() ? Why.Field.STATUS : Why.Field.EARLIEST);
        }
        return visit.doses().stream()
                .filter(this::isNext)
                .sorted(Comparator.comparing(dose -> !dose.programme().equals(lead.programme())))
                .flatMap(dose -> dateFixing(dose, visit.from()).stream()
                        .flatMap(field -> ground(dose.programme(), field).stream()))
                .findFirst();
    }

    /** The sentence that says why a dose begins on {@code day}, if it does. */
    private Optional<Why.Field> dateFixing(Visit.Dose dose, LocalDate day) {
        if (dose.earliest().equals(day)) {
            return Optional.of(Why.Field.EARLIEST);
        }
        return next(dose.programme())
                .flatMap(NextDose::recommendedFrom)
                .filter(day::equals)
                .map(_ -> Why.Field.RECOMMENDED_FROM);
    }

    private Optional<Ground> ground(String code, Why.Field field) {
        return plan.find(code)
                .flatMap(programme -> sentence(programme, field))
                .map(sentence -> new Ground(words.programme(code, reader), sentence));
    }

    /** A sentence and what it is about. */
    private record Ground(String programme, String sentence) {}

    private String named(Ground ground, Visit visit) {
        return visit.doses().size() == 1
                ? ground.sentence()
                : words.say(reader, "parent.sentence.of", ground.programme(), ground.sentence());
    }

    private @Nullable String warning(Visit visit, List<DoseView> doses) {
        var explainable = visit.doses().stream()
                .filter(this::isNext)
                .map(Visit.Dose::programme)
                .toList();
        return doses.stream()
                .filter(dose -> dose.pressing() && explainable.contains(dose.programme()))
                .flatMap(dose -> ground(dose.programme(), Why.Field.LAST).stream())
                .map(ground -> named(ground, visit))
                .findFirst()
                .orElse(null);
    }

    /** The plan explains the next dose of each programme, not those behind it. */
    private boolean isNext(Visit.Dose dose) {
        return next(dose.programme())
                .filter(next -> next.ordinal() == dose.ordinal())
                .isPresent();
    }

    private Optional<NextDose> next(String programme) {
        return plan.find(programme).flatMap(ProgrammePlan::next);
    }

    private DoseView dose(Visit visit, Visit.Dose dose) {
        var programme = plan.find(dose.programme());
        if (programme.isPresent() && isNext(dose)) {
            return dose(programme.get(), programme.get().next().orElseThrow(), visit.from());
        }
        var planned = programme.map(ProgrammePlan::plannedTotalDoses).orElse(1);
        return new DoseView(
                dose.programme(),
                words.programme(dose.programme(), reader),
                words.ordinal(dose.ordinal(), dose.key(), planned, reader),
                shown(dose.earliest()),
                dose.recommendedTo().map(this::shown).orElse(null),
                dose.last().map(this::shown).orElse(null),
                false,
                isPressing(dose.recommendedTo(), dose.last(), visit.from()),
                List.of());
    }

    private DoseView dose(ProgrammePlan programme, NextDose next, LocalDate on) {
        return new DoseView(
                programme.programme(),
                words.programme(programme.programme(), reader),
                words.ordinal(next.ordinal(), next.key(), programme.plannedTotalDoses(), reader),
                shown(next.recommendedFrom().orElse(next.earliest())),
                next.recommendedTo().map(this::shown).orElse(null),
                next.last().map(this::shown).orElse(null),
                programme.status() == Status.OVERDUE,
                isPressing(next.recommendedTo(), next.last(), on),
                reasons(programme, next));
    }

    /** One sentence a date; where two dates are the same day, the stricter one speaks. */
    private List<DoseView.Because> reasons(ProgrammePlan programme, NextDose next) {
        List<Why.Field> fields = new ArrayList<>(List.of(Why.Field.EARLIEST));
        if (!next.recommendedFrom().equals(Optional.of(next.earliest()))) {
            fields.add(Why.Field.RECOMMENDED_FROM);
        }
        if (!next.recommendedTo().equals(next.last())) {
            fields.add(Why.Field.RECOMMENDED_TO);
        }
        fields.add(Why.Field.LAST);
        fields.add(Why.Field.ADVICE);
        var reasons = new ArrayList<>(fields.stream()
                .flatMap(field -> programme.why().stream().filter(why -> why.field() == field))
                .map(why -> new DoseView.Because(words.why(why, plan.asOf(), reader), why.rule()))
                .toList());
        if (programme.confirm() && !reasons.isEmpty()) {
            var sentence = words.say(reader, "parent.sentence", words.say(reader, "schedule.confirm"));
            reasons.add(new DoseView.Because(sentence, reasons.getLast().rule()));
        }
        return reasons;
    }

    private Optional<String> sentence(ProgrammePlan programme, Why.Field field) {
        return programme.why(field).map(why -> words.why(why, plan.asOf(), reader));
    }

    /** Not while a recommended period that ends earlier still runs: then that is the date to look at. */
    private static boolean isPressing(Optional<LocalDate> recommendedTo, Optional<LocalDate> last, LocalDate from) {
        return last.isPresent()
                && !last.get().isAfter(from.plusDays(PRESSING))
                && recommendedTo
                        .filter(day -> !day.isBefore(from) && day.isBefore(last.get()))
                        .isEmpty();
    }

    private static LocalDate endOf(DoseView dose) {
        var recommended = dose.recommendedTo();
        var last = dose.last();
        return recommended != null ? recommended.iso() : last != null ? last.iso() : LocalDate.MAX;
    }

    private Shown shown(LocalDate day) {
        return words.shown(day, plan.asOf(), reader);
    }
}
