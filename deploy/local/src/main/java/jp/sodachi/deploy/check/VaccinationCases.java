package jp.sodachi.deploy.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sodachi.schedule.DoseVerdict;
import jp.sodachi.schedule.Exclusion;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.Person;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Reason;
import jp.sodachi.schedule.RecordedDose;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import jp.sodachi.schedule.Why;
import jp.sodachi.schedule.Wording;

/** One vaccination case: reads the question, asks the schedule, writes the answer. */
final class VaccinationCases implements CaseLines.Answering {

    private static final Set<String> QUESTION =
            Set.of("id", "vaccine", "birthDate", "sex", "context", "history", "asOf");
    private static final Set<String> CONTEXT = Set.of("plannedProduct", "edd", "mrShortage", "excluded", "longTerm");
    private static final Set<String> LONG_TERM = Set.of("resolvedOn");
    private static final Set<String> DOSE = Set.of("product", "date");
    private static final String DISEASE_HISTORY = "DISEASE_HISTORY";
    private static final String NULL = "null";
    private static final Set<String> EXCLUSIONS = exclusions();

    private final Schedules schedules;
    private final Set<String> programmes;
    private final Optional<Wording> wording;

    VaccinationCases(Schedules schedules, boolean plain) {
        this.schedules = schedules;
        this.wording = plain ? Optional.empty() : Optional.of(Wording.in(Locale.JAPANESE));
        this.programmes = new HashSet<>(schedules.routineProgrammes());
        this.programmes.addAll(schedules.voluntaryProgrammes());
    }

    private static Set<String> exclusions() {
        Set<String> codes =
                Arrays.stream(Exclusion.values()).map(Exclusion::name).collect(Collectors.toCollection(HashSet::new));
        codes.add(DISEASE_HISTORY);
        return codes;
    }

    @Override
    public void answer(CaseNode question, JsonLine answer) {
        question.allow(QUESTION);
        String programme = question.at("vaccine").code(programmes, "vaccine");
        Person person = person(question, programme);
        List<RecordedDose> history = history(question);
        LocalDate asOf = question.at("asOf").date();
        if (programme.equals("HPV") && person.sex() == Sex.UNKNOWN) {
            throw new CaseError("sex", "needed for HPV");
        }
        if (programme.equals("RSV_MAT") && person.dueDate().isEmpty()) {
            throw new CaseError("context.edd", "needed for RSV_MAT");
        }
        write(schedules.plan(programme, person, history, asOf), answer);
    }

    private Person person(CaseNode question, String programme) {
        Person person = Person.of(question.at("birthDate").date(), sex(question.find("sex"), programme));
        Optional<CaseNode> context = question.find("context");
        return context.isPresent() ? with(person, context.get().allow(CONTEXT), programme) : person;
    }

    private static Sex sex(Optional<CaseNode> sex, String programme) {
        if (sex.isEmpty()) {
            return programme.equals("RSV_MAT") ? Sex.FEMALE : Sex.UNKNOWN;
        }
        return sex.get().code(Set.of("F", "M"), "sex").equals("F") ? Sex.FEMALE : Sex.MALE;
    }

    private Person with(Person person, CaseNode context, String programme) {
        Person known = person;
        Optional<CaseNode> planned = context.find("plannedProduct");
        if (planned.isPresent()) {
            known = known.withPlannedProduct(planned.get().code(schedules.products(), "product"));
        }
        Optional<CaseNode> due = context.find("edd");
        if (due.isPresent()) {
            known = known.withDueDate(due.get().date());
        }
        Optional<CaseNode> shortage = context.find("mrShortage");
        if (shortage.isPresent()) {
            known = known.withMrShortage(shortage.get().flag());
        }
        Optional<CaseNode> excluded = context.find("excluded");
        if (excluded.isPresent()) {
            String code = excluded.get().code(EXCLUSIONS, "exclusion");
            known = code.equals(DISEASE_HISTORY)
                    ? known.withDiseaseHistory(Set.of(programme))
                    : known.withExcluded(Set.of(Exclusion.valueOf(code)));
        }
        Optional<CaseNode> longTerm = context.find("longTerm");
        if (longTerm.isPresent()) {
            known = known.withLongTermResolvedOn(
                    longTerm.get().allow(LONG_TERM).at("resolvedOn").date());
        }
        return known;
    }

    private List<RecordedDose> history(CaseNode question) {
        List<RecordedDose> doses = new ArrayList<>();
        Optional<CaseNode> history = question.find("history");
        if (history.isPresent()) {
            for (CaseNode dose : history.get().list()) {
                dose.allow(DOSE);
                String product = dose.at("product").code(schedules.products(), "product");
                doses.add(new RecordedDose(product, dose.at("date").date()));
            }
        }
        return doses;
    }

    private void write(ProgrammePlan plan, JsonLine answer) {
        answer.name("perDose").open('[');
        plan.perDose().forEach(verdict -> write(verdict, answer));
        answer.close(']');
        Optional<NextDose> next = plan.next();
        answer.raw(
                "nextDose", next.map(dose -> Integer.toString(dose.ordinal())).orElse(NULL));
        answer.put("nextDoseKey", next.map(NextDose::key));
        answer.date("earliestDate", next.map(NextDose::earliest));
        answer.date("recommendedFrom", next.flatMap(NextDose::recommendedFrom));
        answer.date("recommendedTo", next.flatMap(NextDose::recommendedTo));
        answer.date("lastDate", next.flatMap(NextDose::last));
        answer.put("status", plan.status().name());
        int total = plan.plannedTotalDoses();
        answer.raw("plannedTotalDoses", total == 0 ? NULL : Integer.toString(total));
        answer.date("nextChange", plan.nextChange());
        next.flatMap(NextDose::product).ifPresent(product -> answer.put("nextProduct", product));
        if (plan.needsReview()) {
            answer.raw("needsReview", "true");
        }
        wording.ifPresent(words -> why(plan, words, answer));
    }

    private void write(DoseVerdict verdict, JsonLine answer) {
        answer.open('{');
        answer.put("date", verdict.dose().givenOn().toString());
        answer.put("product", verdict.dose().product());
        answer.put("validity", verdict.validity().name());
        answer.put("doseKey", verdict.doseKey());
        answer.raw("routine", verdict.routine().map(String::valueOf).orElse(NULL));
        answer.raw("counts", Boolean.toString(verdict.counts()));
        answer.put(
                "reason",
                Optional.of(verdict.reason())
                        .filter(reason -> reason != Reason.NONE)
                        .map(Reason::name));
        if (schedules.layerHash().isPresent()) {
            answer.put("programme", verdict.programme());
        }
        answer.close('}');
    }

    private static void why(ProgrammePlan plan, Wording words, JsonLine answer) {
        answer.name("why").open('[');
        for (Why why : plan.why()) {
            answer.open('{').put("field", why.field().code()).put("rule", why.rule());
            answer.put("text", words.sentence(why)).close('}');
        }
        answer.close(']');
    }
}
