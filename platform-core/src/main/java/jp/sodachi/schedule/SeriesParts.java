package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a compiled series is made from. */
final class SeriesParts {

    private final Definition.Series written;
    private final Map<String, Integer> products;
    private final List<String> seriesCodes;
    private final Slots slots;
    private final Layer layer;

    SeriesParts(
            Definition.Series written,
            Map<String, Integer> products,
            List<String> seriesCodes,
            Slots slots,
            Layer layer) {
        this.layer = layer;
        this.written = written;
        this.products = products;
        this.seriesCodes = seriesCodes;
        this.slots = slots;
    }

    int number(String product) {
        Integer number = products.get(product);
        if (number == null) {
            throw new IllegalArgumentException("unknown product " + product);
        }
        return number;
    }

    long mask(List<String> codes) {
        long mask = 0;
        for (String code : codes) {
            mask |= 1L << number(code);
        }
        return mask;
    }

    int part(int at) {
        return written.pair().size() == 2 ? number(written.pair().get(at)) : -1;
    }

    /** Bit by sex; 0 where everybody belongs. */
    int sexBit() {
        return written.who().sex().map(sex -> 1 << sex.ordinal()).orElse(0);
    }

    int excluded() {
        int mask = 0;
        for (Exclusion exclusion : written.who().excluded()) {
            mask |= 1 << exclusion.ordinal();
        }
        return mask;
    }

    int slot(Optional<Bound> bound) {
        return slots.slot(bound);
    }

    LocalProgrammes.Compiled[] local() {
        return layer.programmes().stream()
                .filter(programme -> programme.series().equals(written.code()))
                .map(programme -> new LocalProgrammes.Compiled(
                        programme,
                        mask(programme.products()),
                        programme.who().sex().map(sex -> 1 << sex.ordinal()).orElse(0),
                        slots.slot(programme.from()),
                        slots.slot(programme.to())))
                .toArray(LocalProgrammes.Compiled[]::new);
    }

    Table.Extension[] extensions() {
        return written.extensions().stream().map(Table.Extension::of).toArray(Table.Extension[]::new);
    }

    int reviewIncomplete() {
        return written.review()
                .map(review -> seriesCodes.indexOf(review.incomplete()))
                .orElse(-1);
    }

    Table.Plan[] plans() {
        Map<String, Table.Step> steps = new java.util.HashMap<>();
        written.steps().forEach((id, step) -> steps.put(id, step(step)));
        List<Table.Plan> plans = new ArrayList<>();
        for (Definition.PlanOption option : written.plans()) {
            Definition.Guard guard = option.guard();
            plans.add(new Table.Plan(
                    option,
                    new long[] {mask(guard.firstIs()), mask(guard.any()), mask(guard.none())},
                    slots.slot(guard.firstAfter()),
                    slots.slot(guard.firstBy()),
                    secondFrom(guard),
                    option.steps().stream().map(steps::get).toArray(Table.Step[]::new)));
        }
        return plans.toArray(Table.Plan[]::new);
    }

    private Table.@Nullable Day secondFrom(Definition.Guard guard) {
        return guard.secondFrom().map(slots::day).orElse(null);
    }

    private Table.Step step(Definition.Step step) {
        Table.Rule[] ordinary = rules(step, step.rule(), step.forProduct(), "");
        Table.Rule[] shortened = step.cutShort()
                .map(cut -> rules(step, cut.rule(), cut.forProduct(), ".cutShort"))
                .orElse(ordinary);
        return new Table.Step(
                step.id(),
                step.key(),
                slots.slot(step.cap()),
                step.alone(),
                slots.slot(step.dropIfPrevAfter()),
                ordinary,
                shortened);
    }

    private Table.Rule[] rules(
            Definition.Step step, Definition.Rule base, Map<String, Definition.Rule> forProduct, String course) {
        boolean capped = step.cap().isPresent();
        String path = written.code() + "/" + step.id() + course;
        Table.Rule[] rules = new Table.Rule[products.size()];
        java.util.Arrays.fill(rules, new Table.Rule(new RuleParts(path, base, capped, slots)));
        forProduct.forEach((product, rule) ->
                rules[number(product)] = new Table.Rule(new RuleParts(path + "." + product, rule, capped, slots)));
        return rules;
    }
}
