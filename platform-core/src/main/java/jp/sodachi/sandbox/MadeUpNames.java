package jp.sodachi.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Made-up people. */
final class MadeUpNames {
    private final Map<String, List<Name>> byKind;

    MadeUpNames() {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MadeUpNames.class.getResourceAsStream("/sandbox/names.tsv")),
                StandardCharsets.UTF_8))) {
            byKind = reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.groupingBy(
                            parts -> parts[0],
                            Collectors.mapping(parts -> new Name(parts[1], parts[2]), Collectors.toList())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One name of a kind: surname, girl, boy or guardian. */
    Name pick(String kind, RandomGenerator random) {
        var names = Objects.requireNonNull(byKind.get(kind));
        return names.get(random.nextInt(names.size()));
    }

    /** A name as written and as read. */
    record Name(String written, String kana) {
        Name with(Name given) {
            return new Name(written + " " + given.written, kana + " " + given.kana);
        }
    }
}
