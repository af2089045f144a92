package jp.sodachi.schedule;

import static jp.sodachi.schedule.PlainCalendar.fiscalEnd;
import static jp.sodachi.schedule.PlainCalendar.fiscalYear;
import static jp.sodachi.schedule.PlainCalendar.latest;
import static jp.sodachi.schedule.PlainCalendar.months;
import static jp.sodachi.schedule.PlainCalendar.school;
import static jp.sodachi.schedule.PlainCalendar.years;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one programme of one person dose by dose, as a nurse would with a calendar. */
final class PlainReading {

    private final String programme;
    private final Person person;
    private final LocalDate birth;
    private final LocalDate today;
    private final List<RecordedDose> all;
    private final List<RecordedDose> mine = new ArrayList<>();
    private final List<String> verdicts = new ArrayList<>();
    private final List<PlainRules.Given> given = new ArrayList<>();
    private final List<PlainRules.Rejected> rejected = new ArrayList<>();
    private boolean review;
    private String latestRota = "";

    private PlainReading(String programme, Person person, List<RecordedDose> history, LocalDate today) {
        this.programme = programme;
        this.person = person;
        this.birth = person.birthDate();
        this.today = today;
        this.all = history.stream()
                .filter(dose -> !dose.givenOn().isAfter(today))
                .sorted(Comparator.comparing(RecordedDose::givenOn).thenComparing(RecordedDose::product))
                .toList();
    }

    /** The answer as one text, in the form of {@link #describe(ProgrammePlan)}. */
    static String read(String programme, Person person, List<RecordedDose> history, LocalDate today) {
        return new PlainReading(programme, person, history, today).answer();
    }

    static String describe(ProgrammePlan plan) {
        List<String> verdicts = plan.perDose().stream()
                .map(verdict -> verdict.dose().givenOn() + " " + verdict.dose().product() + " "
                        + verdict.doseKey().orElse("-") + " " + verdict.validity() + " " + verdict.reason())
                .toList();
        String next = plan.next()
                .map(dose -> dose.ordinal() + " " + dose.key() + " " + dose.earliest() + " "
                        + text(dose.recommendedFrom().orElse(null))
                        + ".." + text(dose.recommendedTo().orElse(null)) + " until "
                        + text(dose.last().orElse(null)))
                .orElse("-");
        return plan.status() + " | " + next + " | of " + plan.plannedTotalDoses() + " | " + verdicts
                + (plan.needsReview() ? " review" : "");
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "-" : date.toString();
    }

    private String answer() {
        if (!eligible()) {
            return "NOT_ELIGIBLE | - | of 0 | []";
        }
        for (RecordedDose dose : all) {
            if (PlainRules.products(programme).contains(dose.product()) && inPeriod(dose.givenOn())) {
                mine.add(dose);
            }
        }
        walk();
        boolean lookAtOther = otherIncomplete();
        Optional<PlainRules.Step> next =
                PlainRules.next(programme, ask(today, planned(), true, lastSame(today, List.of())));
        String tail = verdicts + (review || lookAtOther ? " review" : "");
        if (next.isEmpty()) {
            return "COMPLETE | - | of " + given.size() + " | " + tail;
        }
        return forecast(next.get()) + " | of " + (given.size() + next.get().remaining) + " | " + tail;
    }

    private boolean eligible() {
        if (person.diseaseHistory().contains(programme)) {
            return false;
        }
        Set<Exclusion> excluded = person.excluded();
        return switch (programme) {
            case "ROTA" ->
                !birth.isBefore(LocalDate.of(2020, 8, 1))
                        && !excluded.contains(Exclusion.INTUSSUSCEPTION_HISTORY)
                        && !excluded.contains(Exclusion.UNTREATED_GI_DISORDER)
                        && !excluded.contains(Exclusion.SCID);
            case "HEPB" ->
                !birth.isBefore(LocalDate.of(2016, 4, 1)) && !excluded.contains(Exclusion.HBIG_PERINATAL_PROPHYLAXIS);
            case "BCG" -> !excluded.contains(Exclusion.KELOID);
            case "JE_SPECIAL" -> specialCohort();
            case "HPV", "RSV_MAT" -> person.sex() == Sex.FEMALE;
            default -> true;
        };
    }

    private boolean specialCohort() {
        return !birth.isBefore(LocalDate.of(1995, 4, 2)) && !birth.isAfter(LocalDate.of(2007, 4, 1));
    }

    private boolean inPeriod(LocalDate date) {
        LocalDate secondMr = school(birth).minusYears(1);
        return switch (programme) {
            case "MR1" -> date.isBefore(secondMr);
            case "MR2" -> !date.isBefore(secondMr);
            case "JE1" -> date.isBefore(years(birth, 9));
            case "JE2" -> !date.isBefore(years(birth, 9));
            default -> true;
        };
    }

    private boolean otherIncomplete() {
        String other = switch (programme) {
            case "JE2" -> specialCohort() ? "" : "JE1";
            case "DT2" -> "PENTA";
            default -> "";
        };
        if (other.isEmpty() || !today.isAfter(months(birth, 90))) {
            return false;
        }
        String answer = read(other, person, all, today);
        return !answer.startsWith("COMPLETE") && !answer.startsWith("NOT_ELIGIBLE");
    }

    private PlainRules.Ask ask(LocalDate on, String product, boolean planning, LocalDate lastSame) {
        return new PlainRules.Ask(birth, given, rejected, on, product, planning, person.dueDate(), lastSame);
    }

    private String planned() {
        if (programme.equals("ROTA")) {
            return latestRota.isEmpty() ? person.plannedProduct().orElse("RV1") : latestRota;
        }
        if (programme.equals("HIB")) {
            return given.isEmpty() ? "HIB" : given.getFirst().product();
        }
        return Map.of("PENTA", "DPT_IPV_HIB", "PCV", "PCV20", "HPV", "HPV9", "MR1", "MR", "MR2", "MR")
                .getOrDefault(programme, PlainRules.products(programme).getFirst());
    }

    private LocalDate lastSame(LocalDate before, List<RecordedDose> except) {
        List<String> same = programme.equals("JE2") ? List.of("JE") : List.of("MR", "M", "R");
        boolean atAll = except.isEmpty();
        return all.stream()
                .filter(dose -> same.contains(dose.product()))
                .filter(dose -> atAll || dose.givenOn().isBefore(before))
                .filter(dose -> except.stream().noneMatch(own -> own == dose))
                .map(RecordedDose::givenOn)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    private void walk() {
        String[] said = new String[mine.size()];
        Deque<Integer> firstHalves = new ArrayDeque<>();
        Deque<Integer> secondHalves = new ArrayDeque<>();
        for (int at = 0; at < mine.size(); at++) {
            RecordedDose dose = mine.get(at);
            if (programme.equals("ROTA")) {
                latestRota = dose.product();
            }
            if (programme.equals("RSV_MAT")
                    && dose.givenOn().isBefore(person.dueDate().orElseThrow().minusDays(280))) {
                said[at] = "- NOT_APPLICABLE OTHER_PREGNANCY";
                continue;
            }
            if (PlainRules.next(programme, ask(dose.givenOn(), dose.product(), false, LocalDate.MIN))
                    .isEmpty()) {
                said[at] = "- EXTRA SERIES_COMPLETE";
                review |= PlainProducts.conflict(dose, all) != Reason.NONE;
                continue;
            }
            boolean first = half(dose.product(), "DPT", "M");
            boolean second = half(dose.product(), "IPV", "R");
            if (!first && !second) {
                judge(said, List.of(at));
                continue;
            }
            Deque<Integer> partners = first ? secondHalves : firstHalves;
            if (partners.isEmpty()) {
                (first ? firstHalves : secondHalves).add(at);
                said[at] = "- REVIEW PART_ONLY";
            } else {
                judge(said, List.of(at, partners.remove()));
            }
        }
        review |= !firstHalves.isEmpty() || !secondHalves.isEmpty();
        for (int at = 0; at < said.length; at++) {
            verdicts.add(mine.get(at).givenOn() + " " + mine.get(at).product() + " " + said[at]);
        }
    }

    private boolean half(String product, String ofFive, String ofMr) {
        return (programme.equals("PENTA") && product.equals(ofFive))
                || (programme.startsWith("MR") && product.equals(ofMr));
    }

    private void judge(String[] said, List<Integer> doses) {
        RecordedDose whole = mine.get(doses.getFirst());
        LocalDate day = whole.givenOn();
        String product = doses.size() == 2 ? planned() : whole.product();
        List<RecordedDose> own = doses.stream().map(mine::get).toList();
        PlainRules.Step step = PlainRules.next(programme, ask(day, product, false, lastSame(day, own)))
                .orElseThrow();
        Reason tooSoon = tooSoon(step, day);
        if (tooSoon != Reason.NONE && !step.earlyIsReview) {
            doses.forEach(at -> said[at] = "- INVALID " + tooSoon);
            rejected.add(new PlainRules.Rejected(day, slot(step)));
            review = true;
            return;
        }
        for (int at : doses) {
            said[at] = step.key + " " + verdict(step, mine.get(at), day, tooSoon);
        }
        given.add(new PlainRules.Given(day, product));
    }

    /** The first dose is one step whatever the band calls it. */
    private String slot(PlainRules.Step step) {
        return given.isEmpty() ? "first" : step.key;
    }

    private Reason tooSoon(PlainRules.Step step, LocalDate day) {
        if (step.age != null && day.isBefore(step.age)) {
            return Reason.TOO_EARLY_AGE;
        }
        LocalDate interval = step.accepted != null ? step.accepted : step.interval;
        boolean early = interval != null && day.isBefore(interval);
        for (PlainRules.Rejected dose : rejected) {
            if (dose.key().equals(slot(step)) && step.repeatRecorded != null) {
                early |= day.isBefore(step.repeatRecorded.apply(dose.date()));
            }
        }
        return early ? Reason.TOO_SHORT_INTERVAL : Reason.NONE;
    }

    private String verdict(PlainRules.Step step, RecordedDose dose, LocalDate day, Reason early) {
        Reason conflict = PlainProducts.conflict(dose, all);
        review |= conflict != Reason.NONE || early != Reason.NONE;
        boolean voluntary = programme.equals("MUMPS");
        String settled = voluntary ? "" : notRoutine(step, dose.product(), day);
        if (dose.product().equals("MMR")) {
            review = true;
            boolean plainReview = settled.isEmpty() && conflict != Reason.NONE;
            return plainReview ? "REVIEW " + conflict : "REVIEW PRODUCT_UNDECIDED";
        }
        if (!settled.isEmpty()) {
            return settled;
        }
        if (conflict != Reason.NONE || early != Reason.NONE) {
            return "REVIEW " + (conflict != Reason.NONE ? conflict : early);
        }
        boolean discretion = step.acceptedReason != null && step.interval != null && day.isBefore(step.interval);
        return "VALID " + (discretion ? step.acceptedReason : Reason.NONE);
    }

    private String notRoutine(PlainRules.Step step, String product, LocalDate day) {
        String settled = PlainProducts.notRoutine(programme, product, day);
        return settled.isEmpty() && !inWindow(step, product, day) ? "LATE AFTER_LAST_DATE" : settled;
    }

    private boolean inWindow(PlainRules.Step step, String product, LocalDate day) {
        if (!day.isAfter(ordinaryEnd(step, product))) {
            return true;
        }
        if (programme.equals("HPV") && catchUpCohort()) {
            return !day.isBefore(LocalDate.of(2022, 4, 1)) && !day.isAfter(catchUpEnd());
        }
        return shortage() && !day.isBefore(LocalDate.of(2025, 4, 1)) && !day.isAfter(LocalDate.of(2027, 3, 31));
    }

    private boolean catchUpCohort() {
        return !birth.isBefore(LocalDate.of(1997, 4, 2)) && !birth.isAfter(LocalDate.of(2009, 4, 1));
    }

    private LocalDate catchUpEnd() {
        boolean begun = mine.stream()
                .anyMatch(dose -> !dose.givenOn().isBefore(LocalDate.of(2022, 4, 1))
                        && !dose.givenOn().isAfter(LocalDate.of(2025, 3, 31)));
        return begun ? LocalDate.of(2026, 3, 31) : LocalDate.of(2025, 3, 31);
    }

    private boolean shortage() {
        if (!person.mrShortage()) {
            return false;
        }
        int first = programme.equals("MR1") ? 2022 : 2018;
        return programme.startsWith("MR")
                && !birth.isBefore(LocalDate.of(first, 4, 2))
                && !birth.isAfter(LocalDate.of(first + 1, 4, 1));
    }

    private LocalDate ordinaryEnd(PlainRules.Step step, String product) {
        LocalDate end = step.last == null ? LocalDate.MAX : step.last;
        if (person.longTermResolvedOn().isEmpty() || step.capped || step.last == null) {
            return end;
        }
        if (programme.equals("HPV") && catchUpCohort()) {
            return end;
        }
        LocalDate cap = switch (programme) {
            case "BCG" -> years(birth, 4);
            case "PCV" -> years(birth, 6);
            case "HIB" -> product.equals("DPT_IPV_HIB") ? years(birth, 15) : years(birth, 10);
            case "PENTA" -> years(birth, 15);
            case "ROTA", "RSV_MAT", "JE_SPECIAL" -> end;
            default -> LocalDate.MAX;
        };
        LocalDate twoYears = months(person.longTermResolvedOn().get(), 24);
        return latest(end, twoYears.isBefore(cap) ? twoYears : cap);
    }

    private String forecast(PlainRules.Step step) {
        LocalDate earliest = earliest(step);
        LocalDate last = ordinaryEnd(step, planned());
        if (shortage()) {
            last = latest(last, LocalDate.of(2027, 3, 31));
        }
        if (programme.equals("HPV") && catchUpCohort()) {
            last = latest(last, catchUpEnd());
        }
        LocalDate from = step.stdFrom == null ? earliest : latest(step.stdFrom, earliest);
        LocalDate to = step.stdTo;
        if (from.isAfter(last)) {
            from = earliest;
            to = last;
        } else if (to != null) {
            to = to.isAfter(last) ? last : to;
            to = to.isBefore(from) ? null : to;
        }
        Status status = status(step, earliest, from, to, last);
        boolean hidden = status == Status.EXPIRED || status == Status.UNREACHABLE;
        return status + " | " + (given.size() + 1) + " " + step.key + " " + earliest + " " + (hidden ? "-" : from)
                + ".." + (hidden ? "-" : text(to)) + " until " + (last.equals(LocalDate.MAX) ? "-" : last.toString());
    }

    private LocalDate earliest(PlainRules.Step step) {
        LocalDate earliest = latest(
                step.age == null ? LocalDate.MIN : step.age,
                step.interval == null ? LocalDate.MIN : step.interval,
                step.notBefore == null ? LocalDate.MIN : step.notBefore);
        for (PlainRules.Rejected dose : rejected) {
            if (dose.key().equals(slot(step)) && step.repeat != null) {
                earliest = latest(earliest, step.repeat.apply(dose.date()));
            }
        }
        return latest(earliest, PlainProducts.afterOthers(planned(), all));
    }

    private Status status(
            PlainRules.Step step, LocalDate earliest, LocalDate from, @Nullable LocalDate to, LocalDate last) {
        if (today.isAfter(last)) {
            return Status.EXPIRED;
        }
        if (earliest.isAfter(last)) {
            return Status.UNREACHABLE;
        }
        if (today.isBefore(earliest)) {
            return Status.NOT_YET;
        }
        if (step.discouraged != null && today.isAfter(step.discouraged)) {
            return Status.DISCOURAGED;
        }
        if (today.isBefore(from)) {
            return Status.ELIGIBLE;
        }
        return to == null || today.isAfter(to) ? Status.OVERDUE : Status.DUE;
    }

    /** The end of the ordinary HPV window, for choosing interesting days. */
    static LocalDate hpvEnd(LocalDate birth) {
        return fiscalEnd(fiscalYear(years(birth, 16)));
    }
}
