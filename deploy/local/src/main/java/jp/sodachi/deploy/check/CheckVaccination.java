package jp.sodachi.deploy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.sodachi.schedule.InvalidDefinition;
import jp.sodachi.schedule.Schedules;

/**
 * Runs vaccination cases through the schedule engine.
 *
 * <p>{@code --schedule FILE} takes another national definition, {@code --overlay FILE} adds a town's layer, {@code --plain}
 * leaves out the explanations.
 */
public final class CheckVaccination {

    private CheckVaccination() {}

    /** Standard input to standard output; exit status as in the package's note. */
    public static void main(String[] args) throws IOException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws IOException {
        try {
            Options options = Options.read(args);
            Schedules schedules = options.schedules();
            return new CaseLines(new VaccinationCases(schedules, options.plain)).run(System.in, System.out);
        } catch (InvalidDefinition | IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return CaseLines.NOTHING_READ;
        } catch (java.nio.file.NoSuchFileException missing) {
            System.err.println("no such file: " + missing.getMessage());
            return CaseLines.NOTHING_READ;
        }
    }

    private static final class Options {
        private String schedule = "";
        private String overlay = "";
        private boolean plain;

        static Options read(String[] args) {
            Options options = new Options();
            for (int at = 0; at < args.length; at++) {
                switch (args[at]) {
                    case "--schedule" -> options.schedule = value(args, ++at);
                    case "--overlay" -> options.overlay = value(args, ++at);
                    case "--plain" -> options.plain = true;
                    default ->
                        throw new IllegalArgumentException(
                                "unknown option " + args[at] + "; allowed: --schedule FILE, --overlay FILE, --plain");
                }
            }
            return options;
        }

        private static String value(String[] args, int at) {
            if (at >= args.length) {
                throw new IllegalArgumentException("a file is missing behind " + args[at - 1]);
            }
            return args[at];
        }

        Schedules schedules() throws IOException {
            Schedules base = schedule.isEmpty()
                    ? Schedules.japan()
                    : Schedules.read(schedule, Files.readString(Path.of(schedule)));
            return overlay.isEmpty() ? base : base.withLayer(overlay, Files.readString(Path.of(overlay)));
        }
    }
}
