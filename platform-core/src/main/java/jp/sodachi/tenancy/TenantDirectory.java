package jp.sodachi.tenancy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.support.MunicipalityCode;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every town and every host name, answered from memory.
 *
 * <p>The snapshot is replaced as a whole by {@link #refresh()}: at start, when another node says over Redis that a town
 * changed, and once a minute in case that message was lost.
 */
public final class TenantDirectory {
    /** The topic under which changes of the directory are announced. */
    public static final String TOPIC = "tenants";

    private final ControlPlane control;
    private final TownStructure mine;
    private final Clock clock;
    private volatile Snapshot snapshot;

    /** @param mine the structure this build's code works with */
    TenantDirectory(ControlPlane control, TownStructure mine, Clock clock) {
        this.control = control;
        this.mine = mine;
        this.clock = clock;
        this.snapshot = read();
    }

    /** The town that answers at {@code host} (without port, any case), whatever its state. */
    public Optional<Tenant> findByHost(String host) {
        return Optional.ofNullable(snapshot.byHost().get(host.toLowerCase(Locale.ROOT)));
    }

    /** The town with this code, if the platform knows it. */
    public Optional<Tenant> find(MunicipalityCode code) {
        return Optional.ofNullable(snapshot.byCode().get(code));
    }

    /**
     * Whether this build's code can work with the town's schema as it is. Only digests are compared; no town is visited.
     * False for a town without a schema, for one whose change of structure is still to come or came with a newer build, and
     * during the pause in which a town changes its server.
     */
    public boolean understands(Tenant town) {
        return snapshot.understood().contains(town.code()) && !isPaused(town);
    }

    /**
     * Whether the town is changing its server at this moment. The pause ends by itself at a moment noted beforehand, so that
     * nobody has to end it when the process that began it is gone.
     */
    public boolean isPaused(Tenant town) {
        var until = snapshot.paused().get(town.code());
        return until != null && clock.instant().isBefore(until);
    }

    /** All towns in the order of their codes. */
    public List<Tenant> list() {
        return snapshot.all();
    }

    /** Every host of every town, in order. */
    public List<String> listHosts() {
        return snapshot.byHost().keySet().stream().sorted().toList();
    }

    /** Reads the directory again. */
    public void refresh() {
        snapshot = read();
    }

    private Snapshot read() {
        return control.call(jdbc -> {
            var all = jdbc.sql("""
                            select code, name, server, state from tenant order by code
                            """)
                    .query((row, _) -> new Tenant(
                            MunicipalityCode.of(row.getString("code")),
                            row.getString("name"),
                            row.getString("server"),
                            TenantState.valueOf(row.getString("state"))))
                    .list();
            var byCode = all.stream().collect(Collectors.toUnmodifiableMap(Tenant::code, Function.identity()));
            Map<String, Tenant> byHost = jdbc
                    .sql("""
                            select host, code from tenant_host
                            """)
                    .query((row, _) -> Map.entry(row.getString("host"), MunicipalityCode.of(row.getString("code"))))
                    .list()
                    .stream()
                    .filter(entry -> byCode.containsKey(entry.getValue()))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> byCode.get(entry.getValue())));
            return new Snapshot(all, byCode, byHost, understood(jdbc), paused(jdbc));
        });
    }

    private static Map<MunicipalityCode, Instant> paused(JdbcClient jdbc) {
        return jdbc
                .sql("select code, paused_until from tenant where paused_until is not null")
                .query((row, _) -> Map.entry(
                        MunicipalityCode.of(row.getString("code")),
                        row.getObject("paused_until", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<MunicipalityCode> understood(JdbcClient jdbc) {
        var digests = new HashSet<String>();
        digests.add(mine.digest());
        others(jdbc).filter(mine::understands).map(TownStructure::digest).forEach(digests::add);
        return jdbc.sql("select code from tenant_schema where digest in (:digests)")
                .param("digests", digests)
                .query((row, _) -> MunicipalityCode.of(row.getString("code")))
                .set();
    }

    /** The structures other than ours that towns have now: none, but while a change of structure is on its way. */
    private Stream<TownStructure> others(JdbcClient jdbc) {
        var files = new HashMap<String, SortedMap<String, TownStructure.Change>>();
        jdbc.sql("""
                        select digest, path, hash, contracts from structure
                         where digest in (select digest from tenant_schema where digest <> :mine)
                        """).param("mine", mine.digest()).query((RowCallbackHandler)
                row -> files.computeIfAbsent(row.getString("digest"), _ -> new TreeMap<>())
                        .put(
                                row.getString("path"),
                                new TownStructure.Change(row.getString("hash"), row.getBoolean("contracts"))));
        return files.entrySet().stream().map(found -> new TownStructure(found.getKey(), found.getValue()));
    }

    private record Snapshot(
            List<Tenant> all,
            Map<MunicipalityCode, Tenant> byCode,
            Map<String, Tenant> byHost,
            Set<MunicipalityCode> understood,
            Map<MunicipalityCode, Instant> paused) {}
}
