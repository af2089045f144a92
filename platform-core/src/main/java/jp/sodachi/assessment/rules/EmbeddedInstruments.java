package jp.sodachi.assessment.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The instruments that ship with this version of the product.
 *
 * <ul>
 *   <li>{@code jp-motor-2023}: six movements and how many children can do each at which age (乳幼児身体発育調査 令和5年).
 *   <li>{@code jp-handbook-2025}: the guardian's questions of the statutory form (母子保健法施行規則 様式第三号); flags only.
 *   <li>{@code jp-precheckup-18m}, {@code jp-precheckup-36m}: what is asked before the check-ups of 母子保健法 12条; the
 *       wording is the product's own.
 *   <li>{@code cdc-milestones-2022}: the CDC's list of milestones, for towns that want it.
 * </ul>
 */
public final class EmbeddedInstruments {
    private static final List<String> ON =
            List.of("jp-motor-2023", "jp-handbook-2025", "jp-precheckup-18m", "jp-precheckup-36m");
    private static final List<String> ON_REQUEST = List.of("cdc-milestones-2022");

    private final List<Instrument> all;

    private EmbeddedInstruments(List<Instrument> all) {
        this.all = List.copyOf(all);
    }

    /** Reads them all. What it returns never changes and may be shared. */
    public static EmbeddedInstruments read() {
        return new EmbeddedInstruments(Stream.concat(ON.stream(), ON_REQUEST.stream())
                .map(EmbeddedInstruments::load)
                .toList());
    }

    /** All of them, in the order in which they are offered. */
    public List<Instrument> list() {
        return all;
    }

    /** The newest version of this id. */
    public Optional<Instrument> find(String id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Whether a town that has said nothing uses it. */
    public static boolean isOn(String id) {
        return ON.contains(id);
    }

    private static Instrument load(String id) {
        var path = "/assessment/" + id + ".json";
        try (InputStream file = Objects.requireNonNull(EmbeddedInstruments.class.getResourceAsStream(path), path)) {
            return InstrumentFile.read(path, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
