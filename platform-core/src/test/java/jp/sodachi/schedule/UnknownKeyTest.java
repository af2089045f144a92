package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** A key nobody knows is refused wherever it stands: a mistyped rule must never be a rule left out. */
class UnknownKeyTest {

    private static final String STRANGER = "strangerKey";
    private static final String TOWN = """
            layer: "132012"
            base: {place: JP, from: 2026.4, before: 2027.4}
            version: 1
            changes:
              - {add: programme, id: mumps, series: MUMPS, who: {sex: M, born: {from: 2024-04-01}}, covers: {doses: 1, window: [M(12), entry-1d], yen: 3000}, given: {from: 2026-04-01}, note: here}
              - {set: BCG/D1.std, to: [M(4), M(7)], reason: local}
              - {leadTimeDays: 30}
              - {wording: {schedule.programme.MUMPS: おたふく}}
              - {order: [BCG]}
            """;

    @TestFactory
    Stream<DynamicTest> in_the_national_definition() {
        return refusals(Schedules.shippedText(), text -> Schedules.read("JP.yaml", text));
    }

    @TestFactory
    Stream<DynamicTest> in_the_national_checkups() {
        return refusals(
                WordsTest.file("/schedule/JP-checkups-2026.10.1.yaml"),
                text -> Checkups.read("JP-checkups.yaml", text));
    }

    @TestFactory
    Stream<DynamicTest> in_a_towns_layer() {
        Schedules japan = Schedules.japan();
        return refusals(TOWN, text -> japan.withLayer("town.yaml", text));
    }

    private static Stream<DynamicTest> refusals(String text, Consumer<String> reader) {
        Object tree = yaml().load(text);
        reader.accept(yaml().dump(tree));
        Map<String, Map<String, Object>> places = new LinkedHashMap<>();
        walk("", tree, places);
        return places.entrySet().stream()
                .map(place -> DynamicTest.dynamicTest(place.getKey(), () -> {
                    place.getValue().put(STRANGER, List.of());
                    String strange = yaml().dump(tree);
                    place.getValue().remove(STRANGER);
                    assertThatThrownBy(() -> reader.accept(strange))
                            .isInstanceOf(InvalidDefinition.class)
                            .hasMessageContaining(STRANGER);
                }));
    }

    /** One mapping of each kind: codes, steps and places in a list do not make another kind. */
    @SuppressWarnings("unchecked")
    private static void walk(String kind, Object node, Map<String, Map<String, Object>> places) {
        switch (node) {
            case Map<?, ?> map -> {
                Map<String, Object> own = (Map<String, Object>) map;
                places.putIfAbsent(kind + " " + plainKeys(own), own);
                own.forEach((key, value) -> walk(kind + "/" + (isName(key) ? "*" : key), value, places));
            }
            case List<?> list -> list.forEach(item -> walk(kind + "[]", item, places));
            default -> {}
        }
    }

    private static List<String> plainKeys(Map<String, Object> map) {
        return map.keySet().stream()
                .filter(key -> !isName(key))
                .sorted()
                .limit(1)
                .toList();
    }

    private static boolean isName(String key) {
        return Character.isUpperCase(key.charAt(0)) || key.contains(".");
    }

    /** Every plain value stays the text it is: 2026-04-01 is no moment here and 2026.10 no number. */
    private static Yaml yaml() {
        LoaderOptions loading = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        dumping.setWidth(10_000);
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new TextsOnly());
    }

    private static final class TextsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }
}
