package jp.sodachi.parentportal.dose;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.sodachi.parentportal.words.DoseView;
import jp.sodachi.parentportal.words.PlanReading;
import jp.sodachi.parentportal.words.PlanWords;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.ProgrammePlan;

/**
 * Which vaccines a parent may say were received: first those the plan has next, then all others.
 *
 * <p>The product that is given today stands for its programme. Rota is given as one of two products that must not be
 * taken for each other, so both are offered until one is on record. Nothing is ticked beforehand: what stands in a record was
 * said by somebody.
 */
final class Vaccines {
    private static final Map<String, List<String>> USUAL = Map.ofEntries(
            Map.entry("ROTA", List.of("RV1", "RV5")),
            Map.entry("HEPB", List.of("HEPB")),
            Map.entry("PENTA", List.of("DPT_IPV_HIB")),
            Map.entry("HIB", List.of("HIB")),
            Map.entry("PCV", List.of("PCV20")),
            Map.entry("BCG", List.of("BCG")),
            Map.entry("MR1", List.of("MR")),
            Map.entry("MR2", List.of("MR")),
            Map.entry("VAR", List.of("VAR")),
            Map.entry("JE1", List.of("JE")),
            Map.entry("JE2", List.of("JE")),
            Map.entry("JE_SPECIAL", List.of("JE")),
            Map.entry("DT2", List.of("DT")),
            Map.entry("HPV", List.of("HPV9")));

    /** In the order in which a family meets them; older products last, for an elder child's past doses. */
    private static final List<String> ALL = List.of(
            "DPT_IPV_HIB",
            "PCV20",
            "HEPB",
            "RV1",
            "RV5",
            "BCG",
            "MR",
            "VAR",
            "JE",
            "DT",
            "HPV9",
            "MUMPS",
            "FLU_INACT",
            "FLU_LAIV",
            "PCV15",
            "PCV13",
            "DPT_IPV",
            "HIB",
            "DPT",
            "IPV",
            "HPV4",
            "HPV2",
            "M",
            "R",
            "MMR",
            "MENACWY",
            "NIRSEVIMAB");

    private final Plan plan;
    private final PlanWords words;
    private final Locale reader;

    Vaccines(Plan plan, PlanWords words, Locale reader) {
        this.plan = plan;
        this.words = words;
        this.reader = reader;
    }

    /** Every product that may be entered. */
    static Set<String> known() {
        return Set.copyOf(ALL);
    }

    /** What the plan has next, in the order in which the plan names it. */
    List<Choice> upcoming() {
        Map<String, Choice> choices = new LinkedHashMap<>();
        upcomingProgrammes().forEach(programme -> {
            var next = programme.next();
            if (next.isPresent()) {
                var products = products(programme, next.get());
                for (var product : products) {
                    choices.putIfAbsent(product, choice(programme, next.get(), product, products.size() > 1));
                }
            }
        });
        return List.copyOf(choices.values());
    }

    /** All others. */
    List<Choice> others() {
        var upcoming = upcoming().stream().map(Choice::product).toList();
        return ALL.stream()
                .filter(product -> !upcoming.contains(product))
                .map(product -> new Choice(product, words.product(product, reader), ""))
                .toList();
    }

    private Stream<ProgrammePlan> upcomingProgrammes() {
        Set<String> codes = new LinkedHashSet<>();
        new PlanReading(plan, words, reader)
                .next().stream()
                        .flatMap(visit -> visit.doses().stream())
                        .map(DoseView::programme)
                        .forEach(codes::add);
        plan.programmes().stream()
                .filter(programme -> programme.status().open() && !programme.voluntary())
                .map(ProgrammePlan::programme)
                .forEach(codes::add);
        return codes.stream().flatMap(code -> plan.find(code).stream());
    }

    private static List<String> products(ProgrammePlan programme, NextDose next) {
        if (next.product().isPresent() && next.ordinal() > 1) {
            return List.of(next.product().get());
        }
        return USUAL.getOrDefault(programme.programme(), List.of());
    }

    private Choice choice(ProgrammePlan programme, NextDose next, String product, boolean severalProducts) {
        var name = severalProducts ? words.product(product, reader) : words.programme(programme.programme(), reader);
        var ordinal = words.ordinal(next.ordinal(), next.key(), programme.plannedTotalDoses(), reader);
        return new Choice(product, name, ordinal);
    }

    /** A vaccine to choose; {@code ordinal} says which dose it would be, where the plan knows. */
    record Choice(String product, String name, String ordinal) {
        boolean rota() {
            return product.startsWith("RV");
        }
    }
}
