package jp.sodachi.tenantadmin.towns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sodachi.support.Kana;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.Typed;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenancy.TownStructure;
import jp.sodachi.tenancy.TownUsage;
import jp.sodachi.tenancy.TownUsages;
import jp.sodachi.tenantadmin.start.TownStart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All towns with what an operator wants to see at a glance: three queries, whatever their number. */
@Component
class TownTable {
    private final ControlPlane control;
    private final TownUsages usages;
    private final TownStart starts;
    private final Clock clock;
    private final TownStructure structure = TownStructure.ofThisBuild();

    TownTable(ControlPlane control, TownUsages usages, TownStart starts, Clock clock) {
        this.control = control;
        this.usages = usages;
        this.starts = starts;
        this.clock = clock;
    }

    /** All towns by code. */
    List<TownRow> list() {
        return list(null, usages.list());
    }

    private List<TownRow> list(@Nullable MunicipalityCode only, Map<MunicipalityCode, TownUsage> counted) {
        var now = clock.instant();
        var atWork = starts.listAtWork();
        return control.call(jdbc -> jdbc.sql("""
                        select t.code, t.name, t.kana, t.prefecture, t.state, s.digest, s.state as schema_state, s.error,
                               coalesce(p.done, 0) as done, coalesce(p.stopped, false) as stopped,
                               greatest(t.changed_at, s.at, p.at) as last_change
                          from tenant t
                          left join tenant_schema s using (code)
                          left join (select code, count(*) filter (where state = 'DONE') as done,
                                            bool_or(state in ('FAILED', 'RUNNING')) or max(at) < :silent as stopped,
                                            max(at) as at
                                       from tenant_step
                                      where :only::text is null or code = :only::char(6) group by code) p using (code)
                         where :only::text is null or t.code = :only::char(6)
                         order by t.code
                        """)
                .param("silent", now.minus(TownStart.LONGEST_WAIT).atOffset(ZoneOffset.UTC))
                .param("only", only == null ? null : only.value())
                .query((row, _) -> read(row, counted, atWork, now))
                .list());
    }

    /** The towns that fit what was typed; all when nothing was. */
    static List<TownRow> find(List<TownRow> towns, String typed) {
        var words = Stream.of(Typed.text(typed).split("[\\s\\u3000]+"))
                .map(Kana::fold)
                .filter(word -> !word.isEmpty())
                .toList();
        return towns.stream().filter(town -> town.fits(words)).toList();
    }

    Optional<TownRow> find(MunicipalityCode code) {
        var counted = usages.find(code).map(usage -> Map.of(code, usage)).orElse(Map.of());
        return list(code, counted).stream().findFirst();
    }

    /** The host names of a town. */
    List<String> listHosts(MunicipalityCode code) {
        return control.call(jdbc -> jdbc.sql("select host from tenant_host where code = :code order by host")
                .param("code", code.value())
                .query(String.class)
                .list());
    }

    private TownRow read(
            ResultSet row, Map<MunicipalityCode, TownUsage> counted, Set<MunicipalityCode> atWork, Instant now)
            throws SQLException {
        var code = MunicipalityCode.of(row.getString("code"));
        return new TownRow(
                row.getString("code"),
                row.getString("name"),
                row.getString("kana"),
                row.getString("prefecture"),
                TenantState.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getBoolean("stopped") && !atWork.contains(code),
                schema(row.getString("digest"), row.getString("schema_state")),
                row.getString("error"),
                row.getObject("last_change", OffsetDateTime.class).toInstant(),
                counted.get(code),
                now);
    }

    private TownRow.Schema schema(@Nullable String present, @Nullable String state) {
        if (present == null) {
            return TownRow.Schema.NONE;
        }
        if (present.equals(structure.digest())) {
            return TownRow.Schema.LATEST;
        }
        return "FAILED".equals(state) ? TownRow.Schema.FAILED : TownRow.Schema.BEHIND;
    }
}
