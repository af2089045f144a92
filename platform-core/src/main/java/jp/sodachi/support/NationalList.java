package jp.sodachi.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The national list of local governments: 1,916 cities, towns, villages and wards, sorted by code. Kept as a resource of
 * the product; its source and state are named in the resource's first lines. Immutable, safe from any thread.
 */
public final class NationalList {

    private static final String RESOURCE = "/national/local-governments.tsv";
    private static final int DEFAULT_LIMIT = 20;

    private final Map<MunicipalityCode, Municipality> byCode;
    private final List<Entry> entries;

    /** Reads the list that ships with the product. */
    public NationalList() {
        this.byCode = new LinkedHashMap<>();
        read().forEach(municipality -> byCode.put(municipality.code(), municipality));
        this.entries = byCode.values().stream().map(Entry::of).toList();
    }

    /** All of them, by rising code. */
    public List<Municipality> list() {
        return List.copyOf(byCode.values());
    }

    public Optional<Municipality> find(MunicipalityCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** As {@link #search(String, int)} with the twenty best. */
    public List<Municipality> search(String text) {
        return search(text, DEFAULT_LIMIT);
    }

    /**
     * Those that fit what was typed, best first: the same name or code, then names that begin so, then the rest, each by
     * code. Every word typed must be found in the name, the kana, the prefecture or the code; hiragana, katakana, width and
     * case make no difference. Nothing typed finds nothing.
     *
     * @param limit the most that are wanted, 1 or more
     */
    public List<Municipality> search(String text, int limit) {
        List<String> words = Stream.of(Typed.text(text).split("[\\s\\u3000]+"))
                .map(Kana::fold)
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        return entries.stream()
                .filter(entry -> words.stream().allMatch(entry::contains))
                .sorted(Comparator.comparingInt(entry -> entry.distance(words.getLast())))
                .limit(limit)
                .map(Entry::municipality)
                .toList();
    }

    private static List<Municipality> read() {
        try (InputStream stream = NationalList.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the national list is missing: " + RESOURCE);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            List<Municipality> read = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    read.add(parse(line));
                }
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Municipality parse(String line) {
        String[] fields = line.split("\t", -1);
        return new Municipality(
                MunicipalityCode.of(fields[0]),
                fields[1],
                fields[2],
                fields[3],
                Double.parseDouble(fields[4]),
                Double.parseDouble(fields[5]));
    }

    /** A line with its texts folded once, since a search looks at all of them. */
    private record Entry(Municipality municipality, String name, String kana, String prefecture, String code) {

        static Entry of(Municipality m) {
            return new Entry(
                    m,
                    Kana.fold(m.name()),
                    Kana.fold(m.kana()),
                    Kana.fold(m.prefecture()),
                    m.code().value());
        }

        boolean contains(String word) {
            return name.contains(word)
                    || kana.contains(word)
                    || code.startsWith(word)
                    || (prefecture + name).contains(word);
        }

        int distance(String word) {
            if (name.equals(word) || kana.equals(word) || code.equals(word)) {
                return 0;
            }
            return name.startsWith(word) || kana.startsWith(word) || code.startsWith(word) ? 1 : 2;
        }
    }
}
