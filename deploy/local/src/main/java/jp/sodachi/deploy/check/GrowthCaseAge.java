package jp.sodachi.deploy.check;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sodachi.growth.CorrectionPolicy;
import jp.sodachi.growth.Gestation;
import jp.sodachi.growth.GrowthAge;

/**
 * The age of a growth case: {@code age_days}, or {@code birth_date} with {@code measured_on}, corrected where due date and
 * gestation are given.
 */
final class GrowthCaseAge {

    private static final Pattern WEEKS_AND_DAYS = Pattern.compile("(\\d{1,2})\\+([0-6])");
    private static final int MOST_DAYS = 200 * 366;
    private static final Set<String> POLICY = Set.of("gestation_lt_weeks", "until_chronological_months");

    private GrowthCaseAge() {}

    /** The age, or empty when the case gives none. */
    static Optional<GrowthAge> find(CaseNode question) {
        Optional<Integer> days = question.find("age_days").map(GrowthCaseAge::days);
        Optional<LocalDate> birth = question.find("birth_date").map(CaseNode::date);
        Optional<LocalDate> measured = question.find("measured_on").map(CaseNode::date);
        Optional<Gestation> gestation = gestation(question);
        CorrectionPolicy policy = policy(question);
        if (birth.isPresent() && measured.isPresent()) {
            return Optional.of(between(birth.get(), measured.get(), days, gestation, policy));
        }
        if (days.isPresent()) {
            if (birth.isPresent()) {
                LocalDate on = birth.get().plusDays(days.get());
                return Optional.of(between(birth.get(), on, days, gestation, policy));
            }
            if (measured.isPresent()) {
                LocalDate born = measured.get().minusDays(days.get());
                return Optional.of(between(born, measured.get(), days, gestation, policy));
            }
            return Optional.of(ofDays(days.get(), gestation, policy));
        }
        return Optional.empty();
    }

    private static GrowthAge between(
            LocalDate birth,
            LocalDate measured,
            Optional<Integer> days,
            Optional<Gestation> gestation,
            CorrectionPolicy policy) {
        GrowthAge age = gestation.isPresent()
                ? GrowthAge.on(birth, measured, gestation.get(), policy)
                : GrowthAge.on(birth, measured);
        if (days.isPresent() && days.get() != age.chronologicalDays()) {
            throw new CaseError("age_days", "the dates give " + age.chronologicalDays());
        }
        return age;
    }

    /** The distance from birth to due date cannot be told from days alone, so a correction that is due is refused. */
    private static GrowthAge ofDays(int days, Optional<Gestation> gestation, CorrectionPolicy policy) {
        GrowthAge age = GrowthAge.ofDays(days);
        if (gestation.isPresent() && age.correctedUnder(policy, gestation.get())) {
            throw new CaseError("birth_date", "needed to count from due_date");
        }
        return age;
    }

    private static int days(CaseNode node) {
        int days = node.wholeNumber();
        if (Math.abs((long) days) > MOST_DAYS) {
            throw node.wrong("more days than a life has");
        }
        return days;
    }

    private static Optional<Gestation> gestation(CaseNode question) {
        Optional<LocalDate> due = question.find("due_date").map(CaseNode::date);
        Optional<CaseNode> length = question.find("gestation_weeks_days");
        if (length.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = WEEKS_AND_DAYS.matcher(length.get().text());
        if (!matcher.matches()) {
            throw length.get()
                    .wrong("not weeks and days like 33+0: " + length.get().text());
        }
        int weeks = Integer.parseInt(matcher.group(1));
        int days = Integer.parseInt(matcher.group(2));
        return due.map(date -> Gestation.of(date, weeks, days));
    }

    private static CorrectionPolicy policy(CaseNode question) {
        Optional<CaseNode> given = question.find("correction_policy");
        if (given.isEmpty()) {
            return CorrectionPolicy.USUAL;
        }
        CaseNode policy = given.get().allow(POLICY);
        int weeks = policy.find("gestation_lt_weeks")
                .map(GrowthCaseAge::limit)
                .orElse(CorrectionPolicy.USUAL.gestationBelowWeeks());
        int months = policy.find("until_chronological_months")
                .map(GrowthCaseAge::limit)
                .orElse(CorrectionPolicy.USUAL.untilChronologicalMonths());
        return new CorrectionPolicy(weeks, months);
    }

    private static int limit(CaseNode node) {
        int limit = node.wholeNumber();
        if (limit < 0 || limit > 1_000) {
            throw node.wrong("not between 0 and 1000");
        }
        return limit;
    }
}
