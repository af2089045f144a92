package jp.sodachi.tenantadmin.leaving;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.migration.MigrationFailed;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.record.PhotoClearing;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownSignals;
import jp.sodachi.tenantadmin.operators.OperatorLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a town that is leaving, for good. */
public final class TownEnd {
    private static final Logger LOG = LoggerFactory.getLogger(TownEnd.class);

    private final ControlPlane control;
    private final SchemaMigrator migrator;
    private final IdentityProvisioning identities;
    private final OperatorLog log;
    private final TenantDirectory directory;
    private final TownSignals signals;
    private final Clock clock;

    public TownEnd(
            ControlPlane control,
            SchemaMigrator migrator,
            IdentityProvisioning identities,
            OperatorLog log,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        this.control = control;
        this.migrator = migrator;
        this.identities = identities;
        this.log = log;
        this.directory = directory;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * How far the end is.
     *
     * @param problem the key of the sentence an operator reads, while something could not be taken away
     * @param message what the other side said
     * @param clearedAt when everything was away; null as long as something is left
     */
    public record Progress(
            String confirmedBy,
            Instant confirmedAt,
            @Nullable String problem,
            @Nullable String message,
            @Nullable Instant clearedAt) {}

    /** How far the end of a town is; empty for a town that has not ended. */
    public Optional<Progress> find(MunicipalityCode code) {
        return control.call(jdbc -> jdbc.sql("""
                        select confirmed_by, confirmed_at, problem, message, cleared_at from tenant_end where code = :code
                        """)
                .param("code", code.value())
                .query((row, _) -> {
                    var cleared = row.getObject("cleared_at", OffsetDateTime.class);
                    return new Progress(
                            row.getString("confirmed_by"),
                            row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                            row.getString("problem"),
                            row.getString("message"),
                            cleared == null ? null : cleared.toInstant());
                })
                .optional());
    }

    /**
     * Notes in the name of the present operator that the town is gone: from now on its sites answer that it is. Nothing is
     * deleted yet.
     *
     * @return false when the town is not leaving (any more), or {@link #findHindrance something} stands in the way; nothing
     *     was changed then
     */
    public boolean confirm(MunicipalityCode code) {
        var gone = control.call(jdbc -> {
            var rows = jdbc.sql("""
                            update tenant set state = 'GONE', changed_at = :now
                             where code = :code and state = 'LEAVING'
                               and not exists (select from town_relocation where code = :code and ended_at is null)
                               and (exists (select from tenant_sandbox where code = :code)
                                    or exists (select from town_exit
                                                where code = :code and made_at >= changed_at and made_by_id <> :me))
                            """)
                    .param("now", now())
                    .param("code", code.value())
                    .param("me", OperatorLog.presentId())
                    .update();
            if (rows == 1) {
                jdbc.sql("""
                                insert into tenant_end (code, confirmed_by, confirmed_at) values (:code, :by, :now)
                                """)
                        .param("code", code.value())
                        .param("by", OperatorLog.present())
                        .param("now", now())
                        .update();
                log.write(jdbc, "town.end", code);
            }
            return rows == 1;
        });
        if (gone) {
            directory.refresh();
            signals.send(TenantDirectory.TOPIC, code.value());
        }
        return gone;
    }

    /**
     * Takes away what is left of a town that is gone: nobody can sign in first, then the data goes. May be repeated.
     *
     * @return whether nothing is left
     */
    public boolean clear(Tenant town) {
        if (find(town.code()).isEmpty()) {
            return false;
        }
        try {
            identities.writeAddresses();
            identities.removeOrganization(town);
            migrator.dropEverywhere(town);
        } catch (IdentityProviderFailed | MigrationFailed failure) {
            var said = Objects.requireNonNullElse(failure.getMessage(), "-");
            LOG.warn("The end of {} stopped: {}", town.code(), said);
            var problem = failure instanceof MigrationFailed ? "admin.end.database" : "admin.end.keycloak";
            return note(town.code(), problem, said, null);
        }
        return note(town.code(), null, null, now());
    }

    /**
     * What stands in the way of the end, as the key of a sentence: a copy on another server that waits to be confirmed; or, for
     * a town that has been live, that no exit package was made since it began to leave, or that the present operator made it.
     * Two people end a town: one packs, another ends.
     */
    public Optional<String> findHindrance(MunicipalityCode code) {
        return control.call(jdbc -> jdbc.sql("""
                        select exists (select from town_relocation where code = t.code and ended_at is null) as moving,
                               not exists (select from tenant_sandbox where code = t.code) as was_live,
                               count(e.id) as packages, count(e.id) filter (where e.made_by_id <> :me) as by_others
                          from tenant t left join town_exit e on e.code = t.code and e.made_at >= t.changed_at
                         where t.code = :code group by t.code
                        """)
                .param("me", OperatorLog.presentId())
                .param("code", code.value())
                .query((row, _) -> {
                    if (row.getBoolean("moving")) {
                        return Optional.of("admin.end.hindrance.moving");
                    }
                    if (!row.getBoolean("was_live") || row.getInt("by_others") > 0) {
                        return Optional.<String>empty();
                    }
                    return Optional.of(
                            row.getInt("packages") > 0
                                    ? "admin.end.hindrance.own-package"
                                    : "admin.end.hindrance.no-package");
                })
                .optional()
                .flatMap(found -> found));
    }

    /** Whether files of photos are still there; the worker takes them away once the rest is gone. */
    public boolean hasPhotosLeft(MunicipalityCode code) {
        return control.call(jdbc ->
                jdbc.sql("""
                        select exists (select from photo_clearing where code = :code and cleared_at is null)
                        """).param("code", code.value()).query(Boolean.class).single());
    }

    private boolean note(
            MunicipalityCode code, @Nullable String problem, @Nullable String said, @Nullable OffsetDateTime cleared) {
        control.call(jdbc -> {
            if (cleared != null) {
                PhotoClearing.ask(jdbc, code, PhotoClearing.Reason.GONE, clock);
            }
            return jdbc.sql("""
                            update tenant_end
                               set problem = :problem, message = :said, cleared_at = coalesce(cleared_at, :cleared)
                             where code = :code
                            """)
                    .param("problem", problem)
                    .param("said", said)
                    .param("cleared", cleared)
                    .param("code", code.value())
                    .update();
        });
        return problem == null;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
