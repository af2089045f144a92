package jp.sodachi.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.support.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The towns' figures in the control schema: the worker keeps them, the console reads them. */
public final class TownUsages {
    private final ControlPlane control;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    TownUsages(ControlPlane control, JdbcClient jdbc, TransactionTemplate transaction) {
        this.control = control;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** What the present town's tables hold: rows as PostgreSQL estimates them, and bytes on disk. */
    public record Size(long rows, long bytes) {}

    /** Measures the present town. */
    public Size measure() {
        return transaction.execute(_ -> jdbc.sql("""
                        select coalesce(sum(greatest(reltuples, 0)), 0)::bigint as row_count,
                               coalesce(sum(pg_total_relation_size(oid)), 0)::bigint as bytes
                          from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
                        """)
                .query((row, _) -> new Size(row.getLong("row_count"), row.getLong("bytes")))
                .single());
    }

    /** Keeps the figures of a town in place of its last ones. */
    public void keep(MunicipalityCode code, TownUsage usage) {
        control.call(home -> home.sql("""
                        insert into tenant_usage (code, children, families, joined_families, admins, nurses, invited,
                                                  waiting, waiting_since, sent, sent_today, photo_bytes, last_presence, row_count,
                                                  bytes, at)
                        values (:code, :children, :families, :joined, :admins, :nurses, :invited, :waiting, :since, :sent,
                                :sentToday, :photoBytes, :last, :rows, :bytes, :at)
                        on conflict (code) do update
                           set children = excluded.children, families = excluded.families,
                               joined_families = excluded.joined_families, admins = excluded.admins,
                               nurses = excluded.nurses, invited = excluded.invited, waiting = excluded.waiting,
                               waiting_since = excluded.waiting_since, sent = excluded.sent,
                               sent_today = excluded.sent_today, photo_bytes = excluded.photo_bytes,
                               last_presence = excluded.last_presence, row_count = excluded.row_count,
                               bytes = excluded.bytes, at = excluded.at
                        """)
                .param("code", code.value())
                .param("children", usage.children())
                .param("families", usage.families())
                .param("joined", usage.joinedFamilies())
                .param("admins", usage.admins())
                .param("nurses", usage.nurses())
                .param("invited", usage.invited())
                .param("waiting", usage.waiting())
                .param("since", utc(usage.waitingSince()))
                .param("sent", usage.sent())
                .param("sentToday", usage.sentToday())
                .param("photoBytes", usage.photoBytes())
                .param("last", utc(usage.lastPresence()))
                .param("rows", usage.rows())
                .param("bytes", usage.bytes())
                .param("at", utc(usage.at()))
                .update());
    }

    /** The figures of every town that has been counted. */
    public Map<MunicipalityCode, TownUsage> list() {
        return control.call(home -> {
            var all = new LinkedHashMap<MunicipalityCode, TownUsage>();
            home.sql("select * from tenant_usage")
                    .query((row, _) -> Map.entry(MunicipalityCode.of(row.getString("code")), read(row)))
                    .list()
                    .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            return all;
        });
    }

    /** The figures of one town, if it has been counted. */
    public Optional<TownUsage> find(MunicipalityCode code) {
        return control.call(home -> home.sql("select * from tenant_usage where code = :code")
                .param("code", code.value())
                .query((row, _) -> read(row))
                .optional());
    }

    private static TownUsage read(ResultSet row) throws SQLException {
        return new TownUsage(
                row.getInt("children"),
                row.getInt("families"),
                row.getInt("joined_families"),
                row.getInt("admins"),
                row.getInt("nurses"),
                row.getInt("invited"),
                row.getInt("waiting"),
                instant(row, "waiting_since"),
                row.getInt("sent"),
                row.getInt("sent_today"),
                row.getLong("photo_bytes"),
                instant(row, "last_presence"),
                row.getLong("row_count"),
                row.getLong("bytes"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
