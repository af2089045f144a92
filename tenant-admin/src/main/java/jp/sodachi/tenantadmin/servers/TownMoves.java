package jp.sodachi.tenantadmin.servers;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.sodachi.relocation.Placement;
import jp.sodachi.relocation.Relocation;
import jp.sodachi.relocation.Relocations;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenantadmin.operators.OperatorLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves of towns between servers in the name of the present operator, on the console's pages and on the command line. */
public final class TownMoves implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TownMoves.class);

    private final Relocations relocations;
    private final Placement placement;
    private final ControlPlane control;
    private final OperatorLog log;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    public TownMoves(Relocations relocations, Placement placement, ControlPlane control, OperatorLog log) {
        this.relocations = relocations;
        this.placement = placement;
        this.control = control;
        this.log = log;
    }

    /**
     * Notes that the town shall move; {@link #run} or {@link #runInBackground} does it.
     *
     * @throws jp.sodachi.relocation.RelocationRefused with the reason; nothing was changed then
     */
    public void request(MunicipalityCode code, String server) {
        relocations.request(code, server, OperatorLog.present());
        keep("town.move", code);
    }

    /** Does what is left to do; whether the town is served from the other server now. */
    public boolean run(MunicipalityCode code) {
        return relocations.run(code);
    }

    /** Does what is left to do, in the background. */
    public void runInBackground(MunicipalityCode code) {
        background.execute(() -> {
            try {
                relocations.run(code);
            } catch (RuntimeException failure) {
                // What is noted stays: the page offers the button again.
                LOG.error("The move of {} was broken off.", code, failure);
            }
        });
    }

    /**
     * Calls the move off.
     *
     * @throws jp.sodachi.relocation.RelocationRefused with the reason; nothing was changed then
     */
    public void giveUp(MunicipalityCode code) {
        relocations.giveUp(code);
        keep("town.move.stop", code);
    }

    /**
     * Takes the old copy away for good.
     *
     * @throws jp.sodachi.relocation.RelocationRefused with the reason; nothing was changed then
     */
    public void confirm(MunicipalityCode code) {
        relocations.confirm(code);
        keep("town.move.confirm", code);
    }

    /** Keeps in the log that the present operator brought the town back to a minute. */
    public void keepRestored(MunicipalityCode code) {
        keep("town.restore", code);
    }

    /** The move under way, or the one whose old copy waits to be confirmed. */
    public Optional<Relocation> findOpen(MunicipalityCode code) {
        return relocations.find(code).filter(found -> !found.step().ended());
    }

    /** Whether somebody works on the town's move now. */
    public boolean isAtWork(MunicipalityCode code) {
        return relocations.isAtWork(code);
    }

    /** How full every server is; asks each of them. */
    public List<Placement.Standing> listServers() {
        return placement.list();
    }

    /** Whether there is another server at all. */
    public boolean isPossible() {
        return placement.names().size() > 1;
    }

    private void keep(String action, MunicipalityCode code) {
        control.call(jdbc -> {
            log.write(jdbc, action, code);
            return true;
        });
    }

    /** Waits for moves in progress: each would go on at the next press of the button. */
    @Override
    public void close() {
        background.close();
    }
}
