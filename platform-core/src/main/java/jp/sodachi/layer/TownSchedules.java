package jp.sodachi.layer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import jp.sodachi.schedule.Checkups;
import jp.sodachi.schedule.InvalidDefinition;
import jp.sodachi.schedule.NationalFile;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.TownLayer;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TownSignals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The schedule of the present town. What a day's answer is made of may be up to a minute old on this node when Redis is
 * away.
 */
public class TownSchedules {
    /** The topic under which a change of a town's layer is announced. */
    static final String TOPIC = "schedule";

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Compiled compiled = new Compiled();
    private final Schedules shipped = Schedules.japan();
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    TownSchedules(JdbcClient jdbc, TransactionTemplate transaction, TownSignals signals, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        signals.listen(TOPIC, remembered::remove);
        // A town that was brought back to a minute may lack the layer that was approved after it.
        signals.listen(TenantDirectory.TOPIC, remembered::remove);
        signals.listen(NationalVersions.TOPIC, _ -> remembered.clear());
    }

    /** National version and layer by which the present town answers for {@code day}. */
    public Schedules on(LocalDate day) {
        return resolve(day).schedules();
    }

    /** The national version in force on {@code day}, without any layer. */
    public Schedules nationalOn(LocalDate day) {
        return national(standing(), day);
    }

    /** {@link #on}, with what became of the town's layer. */
    public Resolved resolve(LocalDate day) {
        var standing = standing();
        var national = national(standing, day);
        var layer = standing.layerOn(day);
        if (layer.isEmpty()) {
            return new Resolved(national, Optional.empty(), Optional.empty());
        }
        try {
            var own = compiled.layered(
                    national, layer.get().hash(), () -> text("""
                                    select content from schedule_layer where hash = :hash and state = 'APPROVED' limit 1
                                    """, layer.get().hash()));
            return new Resolved(own, Optional.of(layer.get().number()), Optional.empty());
        } catch (InvalidDefinition misfit) {
            return new Resolved(national, Optional.of(layer.get().number()), Optional.of(misfit));
        }
    }

    /** National versions that come into force after {@code day}, soonest first. */
    public List<NationalVersions.Published> listComing(LocalDate day) {
        return standing().nationals().reversed().stream()
                .filter(version -> version.inForceFrom().isAfter(day))
                .toList();
    }

    /**
     * A draft over the national version of {@code day}; nothing is kept.
     *
     * @throws InvalidDefinition the draft touches what a town may not change, or is made for another version
     */
    public Schedules draft(TownLayer draft, LocalDate day) {
        return nationalOn(day).withLayer("draft.yaml", draft.text());
    }

    void forget() {
        remembered.remove(TenantScope.current().code().value());
    }

    private Schedules national(Standing standing, LocalDate day) {
        var vaccinations = NationalVersions.inForce(standing.nationals(), day)
                .map(NationalVersions.Published::hash)
                .orElse(shipped.baseHash());
        var checkups = NationalVersions.inForce(standing.checkups(), day)
                .map(NationalVersions.Published::hash)
                .orElse(Checkups.japan().baseHash());
        return vaccinations.equals(shipped.baseHash())
                        && checkups.equals(Checkups.japan().baseHash())
                ? shipped
                : compiled.national(vaccinations, checkups, hash -> nationalText(hash));
    }

    /** A text that this build came with need not lie on the server. */
    private String nationalText(String hash) {
        if (hash.equals(shipped.baseHash())) {
            return Schedules.shippedText();
        }
        return hash.equals(Checkups.japan().baseHash())
                ? Checkups.shippedText()
                : text("select content from schedule_version where hash = :hash", hash);
    }

    private Standing standing() {
        var code = TenantScope.current().code().value();
        var known = remembered.get(code);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.standing();
        }
        var standing = inTransaction(() -> new Standing(
                NationalVersions.list(jdbc, NationalFile.Kind.VACCINATIONS),
                NationalVersions.list(jdbc, NationalFile.Kind.CHECKUPS),
                layers()));
        remembered.put(code, new Remembered(standing, clock.instant().plus(REMEMBERED)));
        return standing;
    }

    private List<Layer> layers() {
        return jdbc.sql("""
                        select hash, number, effective_from from schedule_layer
                         where state = 'APPROVED'
                         order by effective_from desc, number desc
                        """)
                .query((row, _) -> new Layer(
                        row.getString("hash"), row.getInt("number"), row.getObject("effective_from", LocalDate.class)))
                .list();
    }

    private String text(String query, String hash) {
        return inTransaction(
                () -> jdbc.sql(query).param("hash", hash).query(String.class).single());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    /**
     * What a town answers with.
     *
     * @param layer the number of the layer's version for that day, if the town has one
     * @param misfit why that layer is left out, if it is: it was made for other national versions
     */
    public record Resolved(Schedules schedules, Optional<Integer> layer, Optional<InvalidDefinition> misfit) {}

    private record Layer(String hash, int number, LocalDate effectiveFrom) {}

    private record Standing(
            List<NationalVersions.Published> nationals, List<NationalVersions.Published> checkups, List<Layer> layers) {
        Optional<Layer> layerOn(LocalDate day) {
            return layers.stream()
                    .filter(layer -> !layer.effectiveFrom().isAfter(day))
                    .findFirst();
        }
    }

    private record Remembered(Standing standing, Instant until) {}
}
