package jp.sodachi.tenantadmin.start;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import jp.sodachi.branding.Branding;
import jp.sodachi.branding.FirstBrand;
import jp.sodachi.identity.FirstAdmin;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.notice.StarterNotices;
import jp.sodachi.support.Municipality;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownSignals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts towns. {@link #request} notes the wish; {@link #run} does the steps that are not done yet and may be called as
 * often as one likes, from any node: a second caller finds the first at work and leaves.
 */
public final class TownStart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TownStart.class);
    /** A start waits for its turn behind others; one that has not moved for this long and is in nobody's hands stands still. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /** Each start holds connections of the console's small pool. */
    private static final int AT_ONCE = 2;

    private final StartRows rows;
    private final ControlPlane control;
    private final SchemaMigrator migrator;
    private final StartPlace place;
    private final IdentityProvisioning identities;
    private final TenantDirectory directory;
    private final TownSignals signals;
    private final Clock clock;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);

    TownStart(
            StartRows rows,
            ControlPlane control,
            SchemaMigrator migrator,
            StartPlace place,
            IdentityProvisioning identities,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        this.rows = rows;
        this.control = control;
        this.migrator = migrator;
        this.place = place;
        this.identities = identities;
        this.directory = directory;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * Notes that the town shall start, in the name of the present actor, on the server with the fewest bytes. Nothing is made
     * yet.
     *
     * @return false when the platform knows the town already; nothing was changed then
     * @throws IllegalArgumentException for a prefecture or a ward, which are no towns
     */
    public boolean request(Municipality municipality, FirstAdmin admin) {
        return request(municipality, admin, "");
    }

    /**
     * As {@link #request(Municipality, FirstAdmin)}, on a named server.
     *
     * @param server its name; empty text for the one with the fewest bytes
     * @throws NoRoom when the server is not there, does not answer or has no room
     */
    public boolean request(Municipality municipality, FirstAdmin admin, String server) {
        if (municipality.code().isPrefecture() || municipality.isWard()) {
            throw new IllegalArgumentException("Not a town of its own: " + municipality.code());
        }
        var registered = rows.register(municipality, admin, place.choose(server));
        if (registered) {
            tell(municipality.code());
        }
        return registered;
    }

    /** Does what is left to do, in the background. */
    public void runInBackground(MunicipalityCode code) {
        background.execute(() -> {
            places.acquireUninterruptibly();
            try {
                run(code);
            } catch (RuntimeException failure) {
                // The step stays marked as running while nobody holds the lock: the page offers the button again.
                LOG.error("The start of {} was broken off.", code, failure);
            } finally {
                places.release();
            }
        });
    }

    /** Keeps that the present actor pressed the button again, and does what is left to do in the background. */
    public void again(MunicipalityCode code) {
        rows.again(code);
        runInBackground(code);
    }

    /**
     * Does what is left to do. A step that fails keeps its reason and ends the run.
     *
     * @return whether the town is complete now; false also when somebody else is at work on it
     */
    public boolean run(MunicipalityCode code) {
        return control.call(jdbc -> StartLock.take(jdbc, code) && runLocked(code));
    }

    private boolean runLocked(MunicipalityCode code) {
        var work = rows.findWork(code);
        if (work.isEmpty()) {
            return rows.find(code).map(StartProgress::isComplete).orElse(false);
        }
        for (var step : StartStep.values()) {
            if (!work.get().isDone(step) && !runStep(step, work.get())) {
                return false;
            }
        }
        LOG.info("The town {} has started.", code);
        return true;
    }

    private boolean runStep(StartStep step, StartRows.Work work) {
        var code = work.town().code();
        var begin = System.nanoTime();
        rows.running(code, step);
        try {
            carryOut(step, work);
        } catch (RuntimeException failure) {
            var problem = StartProblem.of(failure);
            LOG.warn("The start of {} stopped at {}: {}", code, step, problem.said());
            rows.failed(code, step, problem, since(begin));
            return false;
        }
        if (step == StartStep.ACTIVE) {
            rows.open(code, since(begin));
            tell(code);
        } else {
            rows.done(code, step, since(begin));
        }
        return true;
    }

    private void carryOut(StartStep step, StartRows.Work work) {
        var town = work.town();
        switch (step) {
            case REGISTER, ACTIVE -> LOG.debug("{} of {} is a row of its own.", step, town.code());
            case SCHEMA -> migrator.startTown(town);
            case HOST -> {
                rows.addHost(town.code());
                tell(town.code());
            }
            case ORGANIZATION -> identities.createOrganization(town, Branding.initial(town));
            case ADDRESSES -> identities.writeAddresses();
            case BRAND ->
                migrator.callAsOwner(town, owner -> {
                    FirstBrand.write(owner, town, clock);
                    StarterNotices.give(owner, clock);
                    return true;
                });
            case INVITATION -> invite(town, work.admin());
        }
    }

    private void invite(Tenant town, FirstAdmin admin) {
        migrator.callAsOwner(town, owner -> {
            admin.write(owner, clock);
            return true;
        });
        identities.invite(town, rows.hostOf(town.code()), admin.email(), admin.name());
    }

    /** How far the start of a town has come; empty for a town that was not started here. */
    public Optional<StartProgress> find(MunicipalityCode code) {
        return rows.find(code);
    }

    /** The towns on whose start somebody works now, on whatever node. */
    public Set<MunicipalityCode> listAtWork() {
        return control.call(StartLock::listTaken);
    }

    /** This node and all others read the directory again. */
    private void tell(MunicipalityCode code) {
        directory.refresh();
        signals.send(TenantDirectory.TOPIC, code.value());
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Waits for starts in progress. */
    @Override
    public void close() {
        background.close();
    }
}
