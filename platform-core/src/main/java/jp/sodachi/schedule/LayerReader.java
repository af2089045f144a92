package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a town's layer and refuses whatever the national file does not leave to a town. */
final class LayerReader {

    private final Definition base;
    private final Optional<Checkups> nationalCheckups;
    private final YamlTree root;
    private final String file;
    private final List<Layer.LocalProgramme> programmes = new ArrayList<>();
    private final Map<String, Definition.Std> standardPeriods = new LinkedHashMap<>();
    private final Map<String, String> wording = new LinkedHashMap<>();
    private List<String> order = List.of();
    private Optional<Integer> leadTimeDays = Optional.empty();
    private final Map<String, CheckupChange> checkups = new LinkedHashMap<>();

    private LayerReader(Definition base, Optional<Checkups> nationalCheckups, String file, String text) {
        this.base = base;
        this.nationalCheckups = nationalCheckups;
        this.file = file;
        this.root = YamlTree.of(file, text).allow("layer", "base", "version", "changes");
    }

    /**
     * Reads a layer.
     *
     * @param nationalCheckups those it is laid over; empty means those that ship with this version
     */
    static Layer read(Definition base, Optional<Checkups> nationalCheckups, String file, String text) {
        LayerReader reader = new LayerReader(base, nationalCheckups, file, text);
        reader.checkBase();
        reader.root.at("changes").list().forEach(reader::change);
        return new Layer(
                file,
                ContentHash.of(text),
                reader.root.at("layer").text(),
                reader.root.at("version").text(),
                List.copyOf(reader.programmes),
                Map.copyOf(reader.standardPeriods),
                Map.copyOf(reader.wording),
                reader.order,
                reader.leadTimeDays,
                Map.copyOf(reader.checkups));
    }

    /** A layer names the national versions it was made for and loads on no other. */
    private void checkBase() {
        YamlTree pinned = root.at("base").allow("place", "from", "before");
        boolean fits = pinned.at("place").text().equals(base.place())
                && compare(base.version(), pinned.at("from").text()) >= 0
                && compare(base.version(), pinned.at("before").text()) < 0;
        if (!fits) {
            throw pinned.wrong(
                    "the layer is not made for " + base.place() + " " + base.version(),
                    "a base that holds this version");
        }
    }

    private static int compare(String left, String right) {
        String[] own = left.split("\\.");
        String[] other = right.split("\\.");
        for (int at = 0; at < Math.max(own.length, other.length); at++) {
            int difference = Integer.compare(part(own, at), part(other, at));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int at) {
        return at < parts.length && parts[at].matches("\\d{1,6}") ? Integer.parseInt(parts[at]) : 0;
    }

    private void change(YamlTree change) {
        Map<String, YamlTree> keys = change.children();
        if (keys.containsKey("add")) {
            programmes.add(programme(change));
        } else if (keys.containsKey("set")) {
            set(change);
        } else if (keys.containsKey("wording")) {
            allowed(change.allow("wording"), base.townMayChange().wording());
            change.at("wording").children().forEach((key, text) -> wording.put(key, text.text()));
        } else if (keys.containsKey("order")) {
            allowed(change.allow("order"), base.townMayChange().order());
            order = known(change.at("order"));
        } else if (keys.containsKey("checkup")) {
            checkup(change);
        } else if (keys.containsKey("leadTimeDays")) {
            leadTime(change.allow("leadTimeDays").at("leadTimeDays"));
        } else {
            throw change.wrong("unknown change " + keys.keySet(), "add, set, wording, order, leadTimeDays, checkup");
        }
    }

    private void checkup(YamlTree change) {
        CheckupChange read = CheckupChange.read(
                change, nationalCheckups.orElseGet(Checkups::japan).rules());
        String code = change.at("checkup").text();
        if (checkups.put(code, read) != null) {
            throw change.wrong("the check-up " + code + " stands twice in " + file, "one change a check-up");
        }
    }

    private static void allowed(YamlTree change, boolean free) {
        if (!free) {
            throw change.wrong("the national file leaves this to no town", "what townMayChange names");
        }
    }

    private List<String> known(YamlTree codes) {
        codes.list().forEach(this::series);
        return codes.texts();
    }

    private void leadTime(YamlTree days) {
        int number = days.number();
        Definition.TownMayChange allowed = base.townMayChange();
        if (number < allowed.leadMin() || number > allowed.leadMax()) {
            throw days.wrong("out of range: " + number, allowed.leadMin() + " to " + allowed.leadMax() + " days");
        }
        leadTimeDays = Optional.of(number);
    }

    private void set(YamlTree change) {
        change.allow("set", "to", "reason");
        String path = change.at("set").text();
        String step = path.endsWith(".std") ? path.substring(0, path.length() - ".std".length()) : "";
        if (!base.townMayChange().standardPeriod().contains(step)) {
            throw change.at("set")
                    .wrong(
                            path + " is national and locked",
                            base.townMayChange().standardPeriod().stream()
                                    .map(allowed -> allowed + ".std")
                                    .toList()
                                    .toString());
        }
        List<YamlTree> ends = change.at("to").list();
        if (ends.size() != 2) {
            throw change.at("to").wrong("a standard period has two ends", "[from, to]");
        }
        standardPeriods.put(
                step, new Definition.Std(ends.get(0).bound(), ends.get(1).bound(), Optional.empty()));
    }

    private Definition.Series series(YamlTree code) {
        Definition.Series series = base.series().get(code.text());
        if (series == null) {
            throw code.wrong(
                    "unknown series " + code.text(), base.series().keySet().toString());
        }
        return series;
    }

    private Layer.LocalProgramme programme(YamlTree change) {
        change.allow("add", "id", "series", "who", "covers", "given", "note");
        if (!base.townMayChange().add().contains(change.at("add").text())) {
            throw change.at("add")
                    .wrong(
                            "a town may not add " + change.at("add").text(),
                            base.townMayChange().add().toString());
        }
        Definition.Series series = series(change.at("series"));
        YamlTree covers = change.at("covers").allow("doses", "products", "window", "yen");
        Optional<List<YamlTree>> window = covers.find("window").map(YamlTree::list);
        if (window.isPresent() && window.get().size() != 2) {
            throw covers.at("window").wrong("a window has two ends", "[from, to]");
        }
        return new Layer.LocalProgramme(
                id(change.at("id")),
                series.code(),
                change.find("who").map(LayerReader::who).orElse(Definition.Who.EVERYBODY),
                covers.find("products").isPresent()
                        ? DefinitionReader.codes(covers.find("products"), Set.copyOf(series.products()))
                        : series.products(),
                window.map(ends -> ends.get(0).bound()),
                window.map(ends -> ends.get(1).bound()),
                covers.find("doses").map(YamlTree::number).orElse(Course.MOST_COUNTED),
                covers.find("yen").map(YamlTree::number).orElse(0),
                DefinitionReader.span(change.at("given")),
                change.find("note").map(YamlTree::text).orElse(""));
    }

    private String id(YamlTree id) {
        if (!id.text().matches("[a-z0-9-]{2,40}")) {
            throw id.wrong("not an id: " + id.text(), "2 to 40 of a-z, 0-9 and -");
        }
        if (programmes.stream().anyMatch(other -> other.id().equals(id.text()))) {
            throw id.wrong("the id " + id.text() + " stands twice in " + file, "an id of its own");
        }
        return id.text();
    }

    private static Definition.Who who(YamlTree who) {
        who.allow("sex", "born");
        Optional<Sex> sex = who.find("sex").map(word -> word.text().equals("M") ? Sex.MALE : Sex.FEMALE);
        return new Definition.Who(
                sex, who.find("born").map(DefinitionReader::span).orElse(Definition.Span.ALWAYS), List.of(), false);
    }
}
