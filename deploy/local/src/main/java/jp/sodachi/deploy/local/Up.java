package jp.sodachi.deploy.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import jp.sodachi.deploy.services.ServiceUnavailable;

/** {@code ./sodachi up}: starts the local stack, prints where everything is, and waits for Ctrl-C. */
public final class Up {
    /** Where the local state survives, below the project's folder. */
    static final Path FOLDER = Path.of(".sodachi", "state");

    private final PrintStream out;
    private final long began = System.nanoTime();

    private Up(PrintStream out) {
        this.out = out;
    }

    /** Takes {@code --towns N}. */
    public static void main(String[] arguments) {
        System.exit(new Up(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run(arguments));
    }

    private int run(String[] arguments) {
        LocalSettings settings;
        try {
            settings = new LocalSettings(
                    FOLDER,
                    LocalPorts.fromEnvironment(),
                    DemoTowns.choose(arguments),
                    LocalSettings.USUAL_FAMILIES,
                    LocalSettings.USUAL_NIGHT);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            return 2;
        }
        try {
            var stack = LocalStack.start(settings, this::tell);
            var ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                out.println();
                out.println("Stopping …");
                stack.close();
                ended.countDown();
            }));
            out.println(new AddressTable(stack).print(Duration.ofNanos(System.nanoTime() - began)));
            ended.await();
            return 0;
        } catch (ServiceUnavailable away) {
            out.println(away.getMessage());
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void tell(String step) {
        out.printf("%5.1f s  %s%n", Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0, step);
    }
}
