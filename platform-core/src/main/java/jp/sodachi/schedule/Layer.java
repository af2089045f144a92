package jp.sodachi.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A town's layer as written: named changes over a pinned base, never a copy of it.
 *
 * @param hash SHA-256 of the layer's text
 * @param standardPeriods standard periods by step path, such as {@code BCG/D1}
 */
record Layer(
        String file,
        String hash,
        String municipality,
        String version,
        List<LocalProgramme> programmes,
        Map<String, Definition.Std> standardPeriods,
        Map<String, String> wording,
        List<String> order,
        Optional<Integer> leadTimeDays,
        Map<String, CheckupChange> checkups) {

    static final Layer NONE =
            new Layer("", "", "", "", List.of(), Map.of(), Map.of(), List.of(), Optional.empty(), Map.of());

    /**
     * What a town pays: a subsidised voluntary vaccine, an older age, its own cohort.
     *
     * @param doses how many doses of the series are paid
     * @param yen the amount a dose, 0 where the town pays all
     */
    record LocalProgramme(
            String id,
            String series,
            Definition.Who who,
            List<String> products,
            Optional<Bound> from,
            Optional<Bound> to,
            int doses,
            int yen,
            Definition.Span given,
            String note) {}

    /** The national definition with this town's standard periods and order; nothing medical differs. */
    Definition over(Definition base) {
        Map<String, Definition.Series> series = new LinkedHashMap<>();
        for (String code : order) {
            Definition.Series kept = base.series().get(code);
            if (kept != null) {
                series.put(code, kept);
            }
        }
        base.series().forEach(series::putIfAbsent);
        series.replaceAll((code, kept) -> changed(kept));
        return base.withSeries(series);
    }

    private Definition.Series changed(Definition.Series series) {
        Map<String, Definition.Step> steps = new LinkedHashMap<>();
        series.steps().forEach((id, step) -> {
            Definition.Std own = standardPeriods.get(series.code() + "/" + id);
            steps.put(id, own == null ? step : step.withRule(step.rule().withStd(own)));
        });
        return series.withSteps(steps);
    }
}
