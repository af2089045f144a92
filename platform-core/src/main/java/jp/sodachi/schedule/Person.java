package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a plan is for. For {@code RSV_MAT} the person is the pregnant woman and the due date is what counts.
 *
 * @param birthDate 1900-01-01 to 2199-12-31
 * @param plannedProduct {@code RV1} or {@code RV5}; read only while no rota dose is on record
 * @param dueDate the due date (分娩予定日, 40 weeks 0 days) of the present pregnancy
 * @param mrShortage the municipality found that MR was missed because the vaccine was short (notice of 2025-03-11)
 * @param excluded standing exclusions
 * @param diseaseHistory programmes of whose vaccine every disease has been had (予防接種法施行令 3条)
 * @param longTermResolvedOn the day on which a long-term illness stopped standing in the way (長期療養特例)
 */
public record Person(
        LocalDate birthDate,
        Sex sex,
        Optional<String> plannedProduct,
        Optional<LocalDate> dueDate,
        boolean mrShortage,
        Set<Exclusion> excluded,
        Set<String> diseaseHistory,
        Optional<LocalDate> longTermResolvedOn) {

    public Person {
        excluded = Set.copyOf(excluded);
        diseaseHistory = Set.copyOf(diseaseHistory);
    }

    /** A person of whom nothing but birth date and sex bears on the schedule. */
    public static Person of(LocalDate birthDate, Sex sex) {
        return new Person(
                birthDate, sex, Optional.empty(), Optional.empty(), false, Set.of(), Set.of(), Optional.empty());
    }

    public Person withPlannedProduct(String product) {
        return new Person(
                birthDate,
                sex,
                Optional.of(product),
                dueDate,
                mrShortage,
                excluded,
                diseaseHistory,
                longTermResolvedOn);
    }

    public Person withDueDate(LocalDate due) {
        return new Person(
                birthDate,
                sex,
                plannedProduct,
                Optional.of(due),
                mrShortage,
                excluded,
                diseaseHistory,
                longTermResolvedOn);
    }

    public Person withMrShortage(boolean shortage) {
        return new Person(
                birthDate, sex, plannedProduct, dueDate, shortage, excluded, diseaseHistory, longTermResolvedOn);
    }

    public Person withExcluded(Set<Exclusion> exclusions) {
        return new Person(
                birthDate, sex, plannedProduct, dueDate, mrShortage, exclusions, diseaseHistory, longTermResolvedOn);
    }

    public Person withDiseaseHistory(Set<String> programmes) {
        return new Person(
                birthDate, sex, plannedProduct, dueDate, mrShortage, excluded, programmes, longTermResolvedOn);
    }

    public Person withLongTermResolvedOn(LocalDate day) {
        return new Person(
                birthDate, sex, plannedProduct, dueDate, mrShortage, excluded, diseaseHistory, Optional.of(day));
    }
}
