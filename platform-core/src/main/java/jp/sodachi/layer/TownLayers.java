package jp.sodachi.layer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.TownLayer;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TownSignals;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The versions of the present town's layer. A change answers false, and changed nothing, when somebody else was faster: the
 * row is no longer in the state or version the change started from.
 */
@Transactional(propagation = Propagation.MANDATORY)
public class TownLayers {
    private final JdbcClient jdbc;
    private final TownSchedules schedules;
    private final TownSignals signals;
    private final Clock clock;

    TownLayers(JdbcClient jdbc, TownSchedules schedules, TownSignals signals, Clock clock) {
        this.jdbc = jdbc;
        this.schedules = schedules;
        this.signals = signals;
        this.clock = clock;
    }

    /** Who writes or approves: the subject at the identity provider and the name shown. */
    public record Editor(String subject, String name) {}

    /** All versions, newest first. */
    public List<LayerVersion> list() {
        return jdbc.sql("select * from schedule_layer order by number desc")
                .query(TownLayers::read)
                .list();
    }

    /** The draft or proposal that is being worked on, if there is one. */
    public Optional<LayerVersion> findOpen() {
        return jdbc.sql("select * from schedule_layer where state in ('DRAFT', 'PROPOSED')")
                .query(TownLayers::read)
                .optional();
    }

    /** The version with this number, if there is one. */
    public Optional<LayerVersion> find(int number) {
        return jdbc.sql("select * from schedule_layer where number = :number")
                .param("number", number)
                .query(TownLayers::read)
                .optional();
    }

    /** Begins a draft. False when there is one already. */
    public boolean begin(TownLayer layer, LocalDate effectiveFrom, String reason, Editor editor) {
        return jdbc.sql("""
                        insert into schedule_layer (id, number, state, content, hash, effective_from, reason,
                                                    editor_ids, edited_by, edited_at, remark, version)
                        select :id, coalesce(max(number), 0) + 1, 'DRAFT', :content, :hash, :from, :reason,
                               array[:editor], :name, :now, '', 1
                          from schedule_layer
                        on conflict do nothing
                        """)
                        .param("id", Ids.next())
                        .param("content", layer.text())
                        .param("hash", layer.hash())
                        .param("from", effectiveFrom)
                        .param("reason", reason)
                        .param("editor", editor.subject())
                        .param("name", editor.name())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Saves a draft as changed from {@code version}. */
    public boolean save(UUID id, int version, TownLayer layer, LocalDate effectiveFrom, String reason, Editor editor) {
        return jdbc.sql("""
                        update schedule_layer
                           set content = :content, hash = :hash, effective_from = :from, reason = :reason,
                               editor_ids = case when :editor = any (editor_ids) then editor_ids
                                                 else editor_ids || :editor::text end,
                               edited_by = :name, edited_at = :now, version = version + 1
                         where id = :id and state = 'DRAFT' and version = :version
                        """)
                        .param("content", layer.text())
                        .param("hash", layer.hash())
                        .param("from", effectiveFrom)
                        .param("reason", reason)
                        .param("editor", editor.subject())
                        .param("name", editor.name())
                        .param("now", now())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Lays a draft before a second person. */
    public boolean propose(UUID id, int version, Editor editor) {
        return jdbc.sql("""
                        update schedule_layer
                           set state = 'PROPOSED', proposed_by = :name, proposed_at = :now, remark = '',
                               editor_ids = case when :editor = any (editor_ids) then editor_ids
                                                 else editor_ids || :editor::text end,
                               version = version + 1
                         where id = :id and state = 'DRAFT' and version = :version
                        """)
                        .param("name", editor.name())
                        .param("editor", editor.subject())
                        .param("now", now())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Gives a proposal back to those who wrote it. */
    public boolean giveBack(UUID id, int version, String remark) {
        return jdbc.sql("""
                        update schedule_layer
                           set state = 'DRAFT', remark = :remark, proposed_by = null, proposed_at = null,
                               version = version + 1
                         where id = :id and state = 'PROPOSED' and version = :version
                        """)
                        .param("remark", remark)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /**
     * Approves a proposal. Never by anybody who wrote on it: false then, too. A day that has passed becomes {@code today}.
     *
     * @param base the national version against which it was looked at
     */
    public boolean approve(UUID id, int version, Editor second, Schedules base, LocalDate today) {
        var approved = jdbc.sql("""
                        update schedule_layer
                           set state = 'APPROVED', approved_by = :name, approved_at = :now, base_hash = :base,
                               effective_from = greatest(effective_from, :today), version = version + 1
                         where id = :id and state = 'PROPOSED' and version = :version
                           and not (:second = any (editor_ids))
                        """)
                        .param("name", second.name())
                        .param("now", now())
                        .param("base", base.baseHash())
                        .param("today", today)
                        .param("id", id)
                        .param("version", version)
                        .param("second", second.subject())
                        .update()
                == 1;
        if (approved) {
            afterwards(TenantScope.current().code().value());
        }
        return approved;
    }

    /** Throws a draft away; its row stays. */
    public boolean discard(UUID id, int version) {
        return jdbc.sql("""
                        update schedule_layer set state = 'DISCARDED', version = version + 1
                         where id = :id and state = 'DRAFT' and version = :version
                        """).param("id", id).param("version", version).update() == 1;
    }

    /** Every node looks again once the change is committed, not before. */
    private void afterwards(String code) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                schedules.forget();
                signals.send(TownSchedules.TOPIC, code);
            }
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static LayerVersion read(ResultSet row, int number) throws SQLException {
        var version = row.getInt("number");
        return new LayerVersion(
                row.getObject("id", UUID.class),
                version,
                LayerVersion.State.valueOf(row.getString("state")),
                TownLayer.read("layer-" + version + ".yaml", row.getString("content")),
                row.getObject("effective_from", LocalDate.class),
                row.getString("reason"),
                List.of((String[]) row.getArray("editor_ids").getArray()),
                row.getString("edited_by"),
                row.getObject("edited_at", OffsetDateTime.class).toInstant(),
                row.getString("proposed_by"),
                row.getString("remark"),
                row.getString("approved_by"),
                instant(row, "approved_at"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
