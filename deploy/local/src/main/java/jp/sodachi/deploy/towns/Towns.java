package jp.sodachi.deploy.towns;

import java.io.PrintStream;
import jp.sodachi.deploy.services.PhysicalBackup;
import jp.sodachi.exit.ExitRoom;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.ProvisioningRoom;
import jp.sodachi.migration.MigrationRoom;
import jp.sodachi.relocation.Restores;
import jp.sodachi.support.Municipality;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.TenancyRoom;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import jp.sodachi.tenantadmin.golive.GoLive;
import jp.sodachi.tenantadmin.servers.TownMoves;
import jp.sodachi.tenantadmin.start.StartProgress;
import jp.sodachi.tenantadmin.start.TownStart;
import jp.sodachi.tenantadmin.start.TownStarting;
import jp.sodachi.tenantadmin.towns.TownStates;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The console's rooms without its pages. Each command prints a line a town and says whether all went well. */
final class Towns implements AutoCloseable {
    private final ApplicationContext rooms;
    private final PrintStream out;
    private final Runnable end;

    private Towns(ApplicationContext rooms, PrintStream out, Runnable end) {
        this.rooms = rooms;
        this.out = out;
        this.end = end;
    }

    static Towns open(InstallationSettings settings, PrintStream out) {
        var rooms = settings.open(Rooms.class);
        return new Towns(rooms, out, rooms::close);
    }

    /** In rooms that somebody else has opened and closes. */
    static Towns in(ApplicationContext rooms, PrintStream out) {
        return new Towns(rooms, out, () -> {});
    }

    /** Who acts, for the operators' log: the account of this machine. */
    static Actor.Operator operator() {
        var account = System.getProperty("user.name", "-");
        return new Actor.Operator("command-line/" + account, account + " (command line)");
    }

    boolean list() {
        var directory = rooms.getBean(TenantDirectory.class);
        for (var town : directory.list()) {
            var structure = directory.understands(town) ? "" : "  (structure not understood by this build)";
            out.println(town.code() + " " + town.name() + "  " + town.state() + structure);
        }
        out.println(directory.list().size() + " towns");
        return true;
    }

    boolean start(StartOrder order) {
        var well = true;
        for (var town : order.towns()) {
            well &= CurrentActor.call(operator(), () -> start(town, order));
        }
        return well;
    }

    /** A start that was broken off before goes on where it was. */
    private boolean start(Municipality town, StartOrder order) {
        var starts = rooms.getBean(TownStart.class);
        var requested = starts.request(town, order.adminOf(town), order.server());
        var complete = starts.run(town.code());
        var progress = starts.find(town.code());
        out.println(town.code() + " " + town.name() + "  "
                + (complete
                        ? requested ? "started" : "was there already"
                        : "stopped at " + stop(progress.orElse(null))));
        return complete;
    }

    private static String stop(@Nullable StartProgress progress) {
        if (progress == null || progress.atWork()) {
            return "a start that somebody else is at work on";
        }
        return progress.steps().stream()
                .filter(step -> step.state() != StartProgress.State.DONE)
                .findFirst()
                .map(step -> step.step() + ": " + (step.message() == null ? "not begun" : step.message()))
                .orElse("the end");
    }

    boolean suspend(MunicipalityCode code) {
        var done = CurrentActor.call(
                operator(), () -> rooms.getBean(TownStates.class).suspend(code));
        out.println(code + (done ? "  suspended" : "  was not active; nothing was changed"));
        return done;
    }

    boolean reopen(MunicipalityCode code) {
        var done = CurrentActor.call(
                operator(), () -> rooms.getBean(TownStates.class).reopen(code));
        out.println(code + (done ? "  active again" : "  was not suspended; nothing was changed"));
        return done;
    }

    boolean leave(MunicipalityCode code) {
        var done = CurrentActor.call(
                operator(), () -> rooms.getBean(TownStates.class).leave(code));
        out.println(code
                + (done
                        ? "  prepares its end here: read only, nothing is sent"
                        : "  was not at work; nothing was changed"));
        return done;
    }

    boolean stay(MunicipalityCode code) {
        var done = CurrentActor.call(
                operator(), () -> rooms.getBean(TownStates.class).stay(code));
        out.println(code + (done ? "  works again" : "  was not preparing its end; nothing was changed"));
        return done;
    }

    /** Prints the checklist and approves in the name of this machine's account. */
    boolean goLive(MunicipalityCode code) {
        var live = rooms.getBean(GoLive.class);
        var town = rooms.getBean(TenantDirectory.class).find(code);
        if (town.isEmpty()) {
            out.println(code + "  is no town here");
            return false;
        }
        if (town.get().state() == TenantState.SANDBOX) {
            live.check(town.get())
                    .points()
                    .forEach(point ->
                            out.println("  %-8s %s %s".formatted(point.answer(), point.question(), point.detail())));
        }
        var outcome = town.get().state() == TenantState.SANDBOX
                ? CurrentActor.call(operator(), () -> live.approve(town.get()))
                : GoLive.Outcome.NO_SANDBOX;
        out.println(code + "  "
                + switch (outcome) {
                    case LIVE -> "live; no made-up family is left";
                    case NOTED -> "approved; another operator's approval is needed";
                    case OWN_ALREADY -> "was approved by this account already; another operator's approval is needed";
                    case NOT_READY -> "is not ready; nothing was changed";
                    case ON_ITS_WAY ->
                        "is changing its server or is being brought back; nothing was changed, please try again later";
                    case IN_USE -> "is just being used; nothing was changed, please try again";
                    case NO_SANDBOX -> "is no sandbox; nothing was changed";
                });
        return outcome == GoLive.Outcome.LIVE || outcome == GoLive.Outcome.NOTED;
    }

    Packing packing() {
        return new Packing(rooms, out);
    }

    boolean restore(MunicipalityCode code, Restores.Wish wish, PhysicalBackup backup) {
        return CurrentActor.call(operator(), () -> new Restoring(rooms, out).restore(code, wish, backup));
    }

    /** How full each server is. */
    boolean servers() {
        for (var server : rooms.getBean(TownMoves.class).listServers()) {
            out.println("%-12s %s"
                    .formatted(
                            server.name(),
                            server.answers()
                                    ? "%d of %d towns, %,d of %,d MB"
                                            .formatted(
                                                    server.towns(),
                                                    server.mostTowns(),
                                                    server.bytes() >> 20,
                                                    server.room() >> 20)
                                    : "does not answer; " + server.towns() + " towns"));
        }
        return true;
    }

    /** Begins a move, or goes on with the one under way to that server. */
    boolean move(MunicipalityCode code, String server) {
        var moves = rooms.getBean(TownMoves.class);
        return CurrentActor.call(operator(), () -> {
            var underWay = moves.findOpen(code).filter(open -> open.target().equals(server));
            if (underWay.isEmpty()) {
                moves.request(code, server);
            }
            var arrived = moves.run(code);
            out.println(code + "  "
                    + moves.findOpen(code)
                            .map(move -> MoveWords.of(move, moves.isAtWork(code)))
                            .orElse("is not on its way"));
            return arrived;
        });
    }

    boolean stopMove(MunicipalityCode code) {
        CurrentActor.call(operator(), () -> {
            rooms.getBean(TownMoves.class).giveUp(code);
            return true;
        });
        out.println(code + "  stays where it was");
        return true;
    }

    boolean confirmMove(MunicipalityCode code) {
        CurrentActor.call(operator(), () -> {
            rooms.getBean(TownMoves.class).confirm(code);
            return true;
        });
        out.println(code + "  its old copy is gone");
        return true;
    }

    @Override
    public void close() {
        end.run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        SupportRoom.class,
        TenancyRoom.class,
        MigrationRoom.class,
        ProvisioningRoom.class,
        ExitRoom.class,
        TownStarting.class,
        TownStates.class
    })
    static class Rooms {}
}
