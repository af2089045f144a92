package jp.sodachi.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Since when each vaccine could be given in Japan: the day of its approval, or of its first sale where that is what is known; for
 * boys apart where their approval came later or never. Each day stands in {@code record/vaccines-in-japan.tsv} beside its source.
 * A vaccine without a row has no such day, and no dose of it is too early. Pure.
 */
public final class VaccinesInJapan {
    private static final String FILE = "/record/vaccines-in-japan.tsv";
    private static final Map<String, Bar> OF_ALL = read("ALL");
    private static final Map<String, Bar> OF_BOYS = read("M");

    private VaccinesInJapan() {}

    /** Why nobody in Japan can have given {@code product} on {@code day} to a child of this sex; empty when somebody can. */
    public static Optional<Bar> findBar(String product, LocalDate day, ChildSex sex) {
        return Optional.ofNullable(OF_ALL.get(product))
                .filter(bar -> bar.holds(day))
                .or(() -> Optional.ofNullable(OF_BOYS.get(product)).filter(bar -> sex == ChildSex.M && bar.holds(day)));
    }

    private static Map<String, Bar> read(String whom) {
        try (InputStream text = VaccinesInJapan.class.getResourceAsStream(FILE)) {
            if (text == null) {
                throw new IllegalStateException("The vaccines' first days are not in the programme.");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells[1].equals(whom))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], VaccinesInJapan::bar));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Bar bar(String[] cells) {
        if (cells[3].equals("NEVER")) {
            return new Bar.NotForBoys();
        }
        var first = LocalDate.parse(cells[2]);
        return cells[1].equals("ALL") ? new Bar.NotYet(first) : new Bar.NotYetForBoys(first);
    }

    /** Why a vaccine cannot have been given in Japan. */
    public sealed interface Bar {
        /** It was in use from {@code first} only. */
        record NotYet(LocalDate first) implements Bar {}

        /** It was in use before, for boys from {@code first} only. */
        record NotYetForBoys(LocalDate first) implements Bar {}

        /** It was never approved for boys. */
        record NotForBoys() implements Bar {}

        private boolean holds(LocalDate day) {
            return switch (this) {
                case NotYet(var first) -> day.isBefore(first);
                case NotYetForBoys(var first) -> day.isBefore(first);
                case NotForBoys() -> true;
            };
        }
    }
}
