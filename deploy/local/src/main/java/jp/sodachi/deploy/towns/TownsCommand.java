package jp.sodachi.deploy.towns;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sodachi.deploy.local.LocalPorts;

/** Reads the command, does it, and ends with 0 (done), 1 (not or not wholly done) or 2 (not understood). */
public final class TownsCommand {
    private static final String USAGE = """
            ./sodachi towns list
            ./sodachi towns start CODE… --admin NAME --email ADDRESS   ({code} in the address stands for each code)
            ./sodachi towns migrate [CODE]                             all towns in waves, or one alone
            ./sodachi towns suspend CODE
            ./sodachi towns reopen CODE
            ./sodachi towns golive CODE                                the checklist, and this account's approval
            ./sodachi towns leave CODE                                 the town prepares its end: read only, nothing is sent
            ./sodachi towns stay CODE                                  calls that off

            The installation is the running local stack, or what SODACHI_DATABASE_URL, SODACHI_DATABASE_PASSWORD,
            SODACHI_MIGRATOR_PASSWORD, SODACHI_REDIS_HOST, SODACHI_KEYCLOAK_URL and SODACHI_PROVISIONING_SECRET say.
            """;
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final PrintStream out;

    private TownsCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new TownsCommand(out).run(List.of(arguments)));
    }

    private int run(List<String> arguments) {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            var settings = InstallationSettings.from(System.getenv(), LocalPorts.fromEnvironment());
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
                default -> throw new NotUnderstood(USAGE);
            };
            return done ? DONE : NOT_DONE;
        } catch (NotUnderstood | IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            return NOT_UNDERSTOOD;
        } catch (RuntimeException failure) {
            out.println("Not done: " + InstallationSettings.innermost(failure));
            return NOT_DONE;
        }
    }

    private static boolean none(List<String> rest) {
        if (!rest.isEmpty()) {
            throw new NotUnderstood(USAGE);
        }
        return true;
    }

    private boolean towns(InstallationSettings settings, java.util.function.Predicate<Towns> work) {
        try (var towns = Towns.open(settings, out)) {
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
