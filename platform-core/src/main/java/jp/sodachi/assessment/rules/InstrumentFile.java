package jp.sodachi.assessment.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import jp.sodachi.growth.CorrectionPolicy;

/** Reads instruments in the product's own form, {@code sodachi-instrument/1}. */
public final class InstrumentFile {
    static final String SCHEMA = "sodachi-instrument/1";

    /** The action of a result that asks for nothing; every instrument has it. */
    static final String NONE = "none";

    private static final int LONGEST = 500_000;

    private InstrumentFile() {}

    /**
     * Reads one file.
     *
     * @param file its name, for complaints
     * @throws InvalidInstrument when it may not be used
     */
    public static Instrument read(String file, String text) {
        if (text.length() > LONGEST) {
            throw new InvalidInstrument(file, "", "too long", "up to " + LONGEST + " characters");
        }
        var root = JsonPlace.of(file, text)
                .allow(
                        "schema",
                        "id",
                        "version",
                        "kind",
                        "title",
                        "lead",
                        "licence",
                        "source",
                        "disclaimer",
                        "review",
                        "age",
                        "missing",
                        "actions",
                        "rules",
                        "windows",
                        "items");
        if (!root.at("schema").text().equals(SCHEMA)) {
            throw root.at("schema").wrong("a schema nobody here reads", SCHEMA);
        }
        var windows = WindowReader.read(root.at("windows"));
        var items = ItemReader.read(root.at("items"), windows);
        var actions = RuleReader.actions(root.at("actions"));
        return new Instrument(
                root.at("id").text("[a-z0-9][a-z0-9-]{2,59}", "3 to 60 of a-z, 0-9 and -"),
                root.at("version").text("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}", "three numbers like 1.0.0"),
                root.at("kind").oneOf(Kind.class),
                root.at("title").words(),
                root.at("lead").words(),
                licence(root.at("licence")),
                root.at("source").wordsOrText(),
                root.at("disclaimer").words(),
                review(root.at("review")),
                age(root.at("age")),
                missing(root.at("missing")),
                actions,
                RuleReader.rules(root.at("rules"), items, actions),
                windows,
                items,
                text,
                checksum(text));
    }

    /** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
    public static String checksum(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Licence licence(JsonPlace place) {
        place.allow("type", "holder", "terms");
        return new Licence(
                place.at("type").oneOf(Licence.Type.class),
                place.at("holder").text(),
                place.at("terms").wordsOrText());
    }

    private static Review review(JsonPlace place) {
        place.allow("status", "by", "on");
        var signed = place.at("status").text("open|signed", "open, signed").equals("signed");
        if (!signed && (place.has("by") || place.has("on"))) {
            throw place.wrong("nobody can have signed an open review", "status signed, or neither by nor on");
        }
        return signed ? new Review(true, place.at("by").text(), place.at("on").date()) : new Review(false, "", null);
    }

    private static AgeBasis age(JsonPlace place) {
        place.allow("corrected");
        return place.find("corrected")
                .map(corrected -> {
                    corrected.allow("gestation_below_weeks", "until_months");
                    return new AgeBasis(new CorrectionPolicy(
                            corrected.at("gestation_below_weeks").number(22, 42),
                            corrected.at("until_months").number(1, 84)));
                })
                .orElseGet(() -> new AgeBasis(null));
    }

    private static Missing missing(JsonPlace place) {
        place.allow("allowed", "otherwise");
        return new Missing(
                place.at("allowed").number(0, 200),
                place.at("otherwise")
                        .text("ignore|incomplete", "ignore, incomplete")
                        .equals("incomplete"));
    }

    /** Nothing twice in a list of names. */
    static void once(List<String> names, JsonPlace place) {
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .ifPresent(name -> {
                    throw place.wrong(name + " stands twice", "each once");
                });
    }
}
