package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A {@link TownLayer} as the text of a layer's file, and back. */
final class TownLayerText {

    private TownLayerText() {}

    static String write(TownLayer layer) {
        StringBuilder text = new StringBuilder(512);
        text.append("layer: town\nbase: {place: JP, from: ").append(quoted(layer.from()));
        text.append(", before: ").append(quoted(layer.before())).append("}\nversion: \"1\"\n");
        if (layer.isEmpty()) {
            return text.append("changes: []\n").toString();
        }
        text.append("changes:\n");
        layer.programmes().forEach(programme -> programme(text, programme));
        layer.periods()
                .forEach((step, period) -> text.append("  - {set: ")
                        .append(quoted(step + ".std"))
                        .append(", to: [")
                        .append(quoted(period.from()))
                        .append(", ")
                        .append(quoted(period.to()))
                        .append("], reason: ")
                        .append(quoted(period.reason()))
                        .append("}\n"));
        layer.leadTimeDays()
                .ifPresent(
                        days -> text.append("  - {leadTimeDays: ").append(days).append("}\n"));
        if (!layer.wording().isEmpty()) {
            text.append("  - wording:\n");
            layer.wording()
                    .forEach((key, words) -> text.append("      ")
                            .append(quoted(key))
                            .append(": ")
                            .append(quoted(words))
                            .append('\n'));
        }
        if (!layer.order().isEmpty()) {
            text.append("  - {order: [")
                    .append(String.join(", ", layer.order()))
                    .append("]}\n");
        }
        layer.checkups().forEach((code, checkup) -> checkup(text, code, checkup));
        return text.toString();
    }

    private static void checkup(StringBuilder text, String code, TownLayer.Checkup checkup) {
        List<String> parts = new ArrayList<>(List.of("checkup: " + quoted(code)));
        said("visit", checkup.visit(), parts);
        if (checkup.startOffsetDays() != 0) {
            parts.add("startOffsetDays: " + checkup.startOffsetDays());
        }
        if (checkup.endOffsetDays() != 0) {
            parts.add("endOffsetDays: " + checkup.endOffsetDays());
        }
        days("window", checkup.window(), parts);
        days("std", checkup.std(), parts);
        checkup.offered().ifPresent(offered -> parts.add("offered: " + offered));
        said("reason", checkup.reason(), parts);
        said("note", checkup.note(), parts);
        text.append("  - {").append(String.join(", ", parts)).append("}\n");
    }

    private static void said(String key, String words, List<String> parts) {
        if (!words.isEmpty()) {
            parts.add(key + ": " + quoted(words));
        }
    }

    private static void days(String key, List<String> ends, List<String> parts) {
        if (!ends.isEmpty()) {
            parts.add(key + ": ["
                    + ends.stream().map(TownLayerText::quoted).collect(java.util.stream.Collectors.joining(", "))
                    + "]");
        }
    }

    private static void programme(StringBuilder text, TownLayer.Programme programme) {
        text.append("  - add: ").append(programme.kind().word());
        text.append("\n    id: ").append(quoted(programme.id()));
        text.append("\n    series: ").append(programme.series());
        if (programme.sex().isPresent()
                || programme.bornFrom().isPresent()
                || programme.bornTo().isPresent()) {
            text.append("\n    who: {");
            List<String> parts = new ArrayList<>();
            programme.sex().ifPresent(sex -> parts.add("sex: " + (sex == Sex.MALE ? "M" : "F")));
            if (programme.bornFrom().isPresent() || programme.bornTo().isPresent()) {
                parts.add("born: " + span(programme.bornFrom(), programme.bornTo()));
            }
            text.append(String.join(", ", parts)).append('}');
        }
        text.append("\n    covers: {doses: ").append(programme.doses());
        if (!programme.from().isEmpty() && !programme.to().isEmpty()) {
            text.append(", window: [").append(quoted(programme.from())).append(", ");
            text.append(quoted(programme.to())).append(']');
        }
        text.append(", yen: ").append(programme.yen());
        text.append("}\n    given: ").append(span(programme.givenFrom(), programme.givenTo()));
        if (!programme.note().isEmpty()) {
            text.append("\n    note: ").append(quoted(programme.note()));
        }
        text.append('\n');
    }

    private static String span(Optional<LocalDate> from, Optional<LocalDate> to) {
        List<String> parts = new ArrayList<>();
        from.ifPresent(day -> parts.add("from: " + day));
        to.ifPresent(day -> parts.add("to: " + day));
        return "{" + String.join(", ", parts) + "}";
    }

    /** A double-quoted YAML scalar: nothing anybody types can end it. */
    private static String quoted(String words) {
        StringBuilder text = new StringBuilder(words.length() + 2).append('"');
        words.codePoints().forEach(letter -> {
            switch (letter) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> {
                    if (Character.isISOControl(letter) || !Character.isDefined(letter) || letter > 0xFFFF) {
                        text.append(String.format(Locale.ROOT, "\\U%08x", letter));
                    } else {
                        text.appendCodePoint(letter);
                    }
                }
            }
        });
        return text.append('"').toString();
    }

    static TownLayer read(String file, String text) {
        YamlTree root = YamlTree.of(file, text);
        YamlTree pin = root.at("base");
        TownLayer layer =
                TownLayer.empty(pin.at("from").text(), pin.at("before").text());
        for (YamlTree change : root.at("changes").list()) {
            layer = changed(layer, change);
        }
        return layer;
    }

    private static TownLayer changed(TownLayer layer, YamlTree change) {
        Map<String, YamlTree> keys = change.children();
        if (keys.containsKey("add")) {
            return layer.with(programme(change));
        }
        if (keys.containsKey("set")) {
            String step = change.at("set").text().replaceFirst("\\.std$", "");
            List<String> ends = change.at("to").texts();
            if (ends.size() != 2) {
                throw change.at("to").wrong("a standard period has two ends", "[from, to]");
            }
            String reason = change.find("reason").map(YamlTree::text).orElse("");
            return layer.withPeriod(step, Optional.of(new TownLayer.Period(ends.getFirst(), ends.getLast(), reason)));
        }
        if (keys.containsKey("leadTimeDays")) {
            return layer.withLeadTime(Optional.of(change.at("leadTimeDays").number()));
        }
        if (keys.containsKey("wording")) {
            Map<String, String> words = new LinkedHashMap<>();
            change.at("wording").children().forEach((key, said) -> words.put(key, said.text()));
            return layer.withWording(words);
        }
        if (keys.containsKey("checkup")) {
            return layer.withCheckup(change.at("checkup").text(), Optional.of(checkup(change)));
        }
        return layer.withOrder(change.at("order").texts());
    }

    private static TownLayer.Checkup checkup(YamlTree change) {
        return new TownLayer.Checkup(
                change.find("visit").map(YamlTree::text).orElse(""),
                change.find("startOffsetDays").map(YamlTree::number).orElse(0),
                change.find("endOffsetDays").map(YamlTree::number).orElse(0),
                change.find("window").map(YamlTree::texts).orElse(List.of()),
                change.find("std").map(YamlTree::texts).orElse(List.of()),
                change.find("offered").map(YamlTree::flag),
                change.find("reason").map(YamlTree::text).orElse(""),
                change.find("note").map(YamlTree::text).orElse(""));
    }

    private static TownLayer.Programme programme(YamlTree change) {
        YamlTree covers = change.at("covers");
        List<String> window = covers.find("window").map(YamlTree::texts).orElse(List.of("", ""));
        Optional<YamlTree> who = change.find("who");
        Optional<YamlTree> born = who.flatMap(person -> person.find("born"));
        return new TownLayer.Programme(
                change.at("id").text(),
                change.at("add").oneOf(TownLayer.Kind.class),
                change.at("series").text(),
                who.flatMap(person -> person.find("sex")).map(sex -> sex.text().equals("M") ? Sex.MALE : Sex.FEMALE),
                born.flatMap(span -> span.find("from")).map(YamlTree::date),
                born.flatMap(span -> span.find("to")).map(YamlTree::date),
                window.getFirst(),
                window.getLast(),
                covers.find("doses").map(YamlTree::number).orElse(Course.MOST_COUNTED),
                covers.find("yen").map(YamlTree::number).orElse(0),
                change.at("given").find("from").map(YamlTree::date),
                change.at("given").find("to").map(YamlTree::date),
                change.find("note").map(YamlTree::text).orElse(""));
    }
}
