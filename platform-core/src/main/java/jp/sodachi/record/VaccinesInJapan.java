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
 * Since when each vaccine could be given in Japan: the day of its approval, or of its first sale where that is what is known. Each
 * day stands in {@code record/vaccines-in-japan.tsv} beside its source. A vaccine without a row has no such day, and no dose of it
 * is too early. Pure.
 */
public final class VaccinesInJapan {
    private static final String FILE = "/record/vaccines-in-japan.tsv";
    private static final Map<String, LocalDate> FIRST_DAYS = read();

    private VaccinesInJapan() {}

    /** The first day on which {@code product} could be given. */
    public static Optional<LocalDate> findFirstDay(String product) {
        return Optional.ofNullable(FIRST_DAYS.get(product));
    }

    /** Whether nobody in Japan can have given {@code product} on {@code day}. */
    static boolean isTooEarly(String product, LocalDate day) {
        return findFirstDay(product).filter(day::isBefore).isPresent();
    }

    private static Map<String, LocalDate> read() {
        try (InputStream text = VaccinesInJapan.class.getResourceAsStream(FILE)) {
            if (text == null) {
                throw new IllegalStateException("The vaccines' first days are not in the programme.");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> LocalDate.parse(cells[1])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
