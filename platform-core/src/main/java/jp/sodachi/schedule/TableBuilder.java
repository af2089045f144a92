package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles a definition into a {@link Table}. */
final class TableBuilder {

    private static final int MOST_PRODUCTS = 64;

    private final Definition definition;
    private final Map<String, Integer> products = new LinkedHashMap<>();
    private final Slots slots = new Slots();

    private final Layer layer;

    private TableBuilder(Definition definition, Layer layer) {
        this.definition = layer.over(definition);
        this.layer = layer;
    }

    static Table build(Definition definition, Layer layer) {
        return new TableBuilder(definition, layer).table();
    }

    private Table table() {
        List<String> codes = definition.products().keySet().stream().sorted().toList();
        if (codes.size() > MOST_PRODUCTS) {
            throw new InvalidDefinition(definition.file(), 0, "products", "more than 64 products", "at most 64");
        }
        codes.forEach(code -> products.put(code, products.size()));
        List<String> seriesCodes = List.copyOf(definition.series().keySet());
        List<Table.Series> series = new ArrayList<>();
        definition.series().forEach((code, written) -> series.add(compiled(written, seriesCodes, series.size())));
        Table.Series[] all = series.toArray(Table.Series[]::new);
        return new Table(
                definition,
                codes,
                Map.copyOf(products),
                productFacts(codes),
                conflicts(),
                slots.terms(),
                all,
                seriesOf(codes, all));
    }

    private Table.Series compiled(Definition.Series written, List<String> seriesCodes, int number) {
        try {
            return new Table.Series(number, written, new SeriesParts(written, products, seriesCodes, slots, layer));
        } catch (IllegalArgumentException wrong) {
            throw new InvalidDefinition(
                    definition.file(),
                    0,
                    "series." + written.code(),
                    String.valueOf(wrong.getMessage()),
                    "a day of the person here");
        }
    }

    private int[][] productFacts(List<String> codes) {
        List<String> vaccines = definition.products().values().stream()
                .map(Definition.Product::vaccine)
                .distinct()
                .toList();
        int[][] facts = new int[4][codes.size()];
        for (int at = 0; at < codes.size(); at++) {
            Definition.Product product = definition.products().get(codes.get(at));
            if (product != null) {
                facts[0][at] = vaccines.indexOf(product.vaccine());
                facts[1][at] = 1 << product.kind().ordinal();
                facts[2][at] = product.routine().first();
                facts[3][at] = product.routine().last();
            }
        }
        return facts;
    }

    private Table.Conflict[] conflicts() {
        return definition.conflicts().stream()
                .map(conflict -> new Table.Conflict(
                        conflict.id(),
                        conflict.given().first(),
                        conflict.given().last(),
                        conflict.given().to().isEmpty(),
                        kinds(conflict.dose()),
                        kinds(conflict.after()),
                        conflict.days(),
                        conflict.reason()))
                .toArray(Table.Conflict[]::new);
    }

    private static int kinds(List<Definition.ProductKind> kinds) {
        return kinds.stream().mapToInt(kind -> 1 << kind.ordinal()).reduce(0, (all, bit) -> all | bit);
    }

    private static int[][] seriesOf(List<String> codes, Table.Series[] all) {
        int[][] numbers = new int[codes.size()][];
        for (int product = 0; product < numbers.length; product++) {
            long bit = 1L << product;
            numbers[product] = java.util.Arrays.stream(all)
                    .filter(series -> (series.products & bit) != 0)
                    .mapToInt(series -> series.number)
                    .toArray();
        }
        return numbers;
    }
}
