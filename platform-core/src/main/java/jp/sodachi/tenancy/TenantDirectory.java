package jp.sodachi.tenancy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sodachi.support.MunicipalityCode;

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
    private volatile Snapshot snapshot;

    TenantDirectory(ControlPlane control) {
        this.control = control;
        this.snapshot = read(control);
    }

    /** The town that answers at {@code host} (without port, any case), whatever its state. */
    public Optional<Tenant> findByHost(String host) {
        return Optional.ofNullable(snapshot.byHost().get(host.toLowerCase(Locale.ROOT)));
    }

    /** The town with this code, if the platform knows it. */
    public Optional<Tenant> find(MunicipalityCode code) {
        return Optional.ofNullable(snapshot.byCode().get(code));
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
        snapshot = read(control);
    }

    private static Snapshot read(ControlPlane control) {
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
            return new Snapshot(all, byCode, byHost);
        });
    }

    private record Snapshot(List<Tenant> all, Map<MunicipalityCode, Tenant> byCode, Map<String, Tenant> byHost) {}
}
