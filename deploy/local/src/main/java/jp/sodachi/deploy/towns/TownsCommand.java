package jp.sodachi.deploy.towns;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.sodachi.deploy.local.LocalPorts;
import jp.sodachi.deploy.services.PhysicalBackup;
import jp.sodachi.relocation.Restores;

/** Reads the command, does it, and ends with 0 (done), 1 (not or not wholly done) or 2 (not understood). */
public final class TownsCommand {
    private static final String USAGE = """
            ./sodachi towns list
            ./sodachi towns start CODE… --admin NAME --email ADDRESS [--server NAME]
                                                                       {code} in the address stands for each code; without
                                                                       a name, the server with the fewest bytes
            ./sodachi towns migrate [CODE]                             all towns in waves, or one alone
            ./sodachi towns suspend CODE
            ./sodachi towns reopen CODE
            ./sodachi towns golive CODE                                the checklist, and this account's approval
            ./sodachi towns leave CODE                                 the town prepares its end: read only, nothing is sent
            ./sodachi towns stay CODE                                  calls that off
            ./sodachi towns pack CODE FILE                             the town's exit package: everything, signed
            ./sodachi towns prove FILE                                 whether a package, or a certificate of deletion, is whole and
                                                                       unchanged
            ./sodachi towns take FILE [SERVER]                         takes a package into a platform without that town,
                                                                       and invites its office
            ./sodachi towns people FILE                                invites the office of a town that was taken in; take does
                                                                       it, too, and this goes on where that stopped
            ./sodachi towns restore CODE MINUTE BASE ARCHIVE WHY       one town as it was at a minute (2026-11-26T10:15), from a
                                                                       base backup and the archive of the log; the reason
                                                                       stays in the chain of its read log
            ./sodachi towns exit-keys                                  a new pair of keys for packages
            ./sodachi towns servers                                    how full each PostgreSQL server is
            ./sodachi towns move CODE SERVER                           moves the town there, or goes on with that
            ./sodachi towns stop-move CODE                             calls a move off that has not arrived
            ./sodachi towns confirm-move CODE                          takes the copy on the old server away

            The installation is the running local stack, or what SODACHI_DATABASE_URL, SODACHI_DATABASE_PASSWORD,
            SODACHI_MIGRATOR_PASSWORD, SODACHI_REDIS_HOST, SODACHI_KEYCLOAK_URL and SODACHI_PROVISIONING_SECRET say.
            Packages also need SODACHI_PHOTOS and the keys SODACHI_EXIT_SIGNING_KEY and SODACHI_EXIT_TRUSTED_KEY.
            Another PostgreSQL server than the first is named by SODACHI_DATABASE_SERVERS_<NAME>, its JDBC address.
            """;
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final PrintStream out;
    private final Map<String, String> environment;
    private final Function<InstallationSettings, Towns> rooms;

    /** @param environment where the installation is, under the names of the usage text */
    TownsCommand(PrintStream out, Map<String, String> environment) {
        this(out, environment, settings -> Towns.open(settings, out));
    }

    /** @param rooms opens the rooms that a command works in */
    TownsCommand(PrintStream out, Map<String, String> environment, Function<InstallationSettings, Towns> rooms) {
        this.out = out;
        this.environment = environment;
        this.rooms = rooms;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new TownsCommand(out, System.getenv()).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            var settings = InstallationSettings.from(environment, LocalPorts.fromEnvironment());
            var done = switch (command) {
                case "list" -> none(rest) && towns(settings, Towns::list);
                case "start" -> {
                    var start = StartOrder.read(rest);
                    yield towns(settings, towns -> towns.start(start));
                }
                case "migrate" -> new Migrating(settings, out).run(rest);
                case "suspend" -> {
                    var code = StartOrder.one(rest);
                    yield towns(settings, towns -> towns.suspend(code));
                }
                case "reopen" -> {
                    var code = StartOrder.one(rest);
                    yield towns(settings, towns -> towns.reopen(code));
                }
                case "golive" -> {
                    var code = StartOrder.one(rest);
                    yield towns(settings, towns -> towns.goLive(code));
                }
                case "leave" -> {
                    var code = StartOrder.one(rest);
                    yield towns(settings, towns -> towns.leave(code));
                }
                case "stay" -> {
                    var code = StartOrder.one(rest);
                    yield towns(settings, towns -> towns.stay(code));
                }
                case "pack" -> {
                    if (rest.size() != 2) {
                        throw new NotUnderstood("pack takes a municipality code and the name of a file.");
                    }
                    var code = StartOrder.code(rest.getFirst());
                    var file = Path.of(rest.getLast());
                    yield towns(settings, towns -> towns.packing().pack(code, file, Towns.operator()));
                }
                case "prove" -> {
                    var file = file(rest, 1);
                    yield towns(settings, towns -> towns.packing().prove(file));
                }
                case "take" -> {
                    var file = file(rest, 2);
                    var server = rest.size() == 2 ? rest.getLast() : "";
                    yield towns(settings, towns -> towns.packing().take(file, server, Towns.operator()));
                }
                case "people" -> {
                    var file = file(rest, 1);
                    yield towns(settings, towns -> towns.packing().people(file));
                }
                case "restore" -> {
                    if (rest.size() != 5 || rest.getLast().isBlank()) {
                        throw new NotUnderstood(
                                "restore takes a municipality code, a minute, two folders and a reason.");
                    }
                    if (rest.getLast().chars().anyMatch(Character::isISOControl)) {
                        throw new NotUnderstood("The reason is one line of plain text.");
                    }
                    var code = StartOrder.code(rest.getFirst());
                    var minute = Restoring.minute(rest.get(1));
                    var backup = new PhysicalBackup(
                            Path.of(rest.get(2)).toAbsolutePath(),
                            Path.of(rest.get(3)).toAbsolutePath());
                    var wish = new Restores.Wish(minute, Towns.operator().name(), rest.getLast());
                    yield towns(settings, towns -> towns.restore(code, wish, backup));
                }
                case "exit-keys" -> none(rest) && Packing.keys(out);
                case "servers" -> none(rest) && towns(settings, Towns::servers);
                case "move" -> {
                    if (rest.size() != 2) {
                        throw new NotUnderstood("move takes a municipality code and the name of a server.");
                    }
                    var code = StartOrder.code(rest.getFirst());
                    yield towns(settings, towns -> towns.move(code, rest.getLast()));
                }
                case "stop-move" -> {
                    var code = StartOrder.one(rest);
                    yield towns(settings, towns -> towns.stopMove(code));
                }
                case "confirm-move" -> {
                    var code = StartOrder.one(rest);
                    yield towns(settings, towns -> towns.confirmMove(code));
                }
                default -> throw new NotUnderstood(USAGE);
            };
            return done ? DONE : NOT_DONE;
        } catch (NotUnderstood | IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            return NOT_UNDERSTOOD;
        } catch (RuntimeException failure) {
            out.println("Not done: " + WhatFailed.words(failure));
            return NOT_DONE;
        }
    }

    private static Path file(List<String> rest, int most) {
        if (rest.isEmpty() || rest.size() > most) {
            throw new NotUnderstood(USAGE);
        }
        return Path.of(rest.getFirst());
    }

    private static boolean none(List<String> rest) {
        if (!rest.isEmpty()) {
            throw new NotUnderstood(USAGE);
        }
        return true;
    }

    private boolean towns(InstallationSettings settings, Predicate<Towns> work) {
        try (var towns = rooms.apply(settings)) {
            return work.test(towns);
        }
    }

    /** The words on the command line make no command; the message says what would. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String message) {
            super(message);
        }
    }
}
