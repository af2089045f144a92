package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The sending while the worker is killed (SIGKILL) ten seconds after each start, again and again, until everything is sent:
 * nothing may be lost, and a mail may leave twice only when it was with the provider around a killing.
 */
final class KillBench {
    private static final long LIFE_SECONDS = 10;
    private static final long AT_MOST_MINUTES = 40;

    private final List<String> settings;
    private final LongSupplier open;

    /**
     * Workers with these settings.
     *
     * @param open how many deliveries are not sent yet
     */
    KillBench(List<String> settings, LongSupplier open) {
        this.settings = settings;
        this.open = open;
    }

    /** Whether all of them were sent and every repeated one had its excuse. */
    boolean run(int total) throws InterruptedException {
        try (var desk = new ProviderDesk()) {
            var began = System.nanoTime();
            var patience = began + TimeUnit.MINUTES.toNanos(AT_MOST_MINUTES);
            while (open.getAsLong() > 0 && System.nanoTime() < patience) {
                live(desk);
            }
            var unsent = open.getAsLong();
            say(
                    "%,d deliveries with the worker killed %d times, %d s after each start: %.0f s",
                    total, desk.killings(), LIFE_SECONDS, (System.nanoTime() - began) / 1e9);
            say("lost                                 %,9d   (must 0)", total - desk.size() + unsent);
            say(
                    "sent twice                           %,9d   within 2 s of a killing: the provider had it and the record was not"
                            + " written",
                    desk.twice() - desk.twiceWithoutExcuse());
            say("sent twice at another time           %,9d   (must 0)", desk.twiceWithoutExcuse());
            return unsent == 0 && desk.size() == total && desk.twiceWithoutExcuse() == 0;
        }
    }

    private void live(ProviderDesk desk) throws InterruptedException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=Asia/Tokyo",
                "-cp",
                System.getProperty("java.class.path"),
                SendWorker.class.getName(),
                Integer.toString(desk.port())));
        command.addAll(settings);
        try {
            var worker = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var said =
                    new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
                var line = said.readLine();
                while (line != null && !line.equals("ready")) {
                    line = said.readLine();
                }
                if (line == null) {
                    throw new IllegalStateException("a worker did not start");
                }
                for (var second = 0; second < LIFE_SECONDS && open.getAsLong() > 0; second++) {
                    TimeUnit.SECONDS.sleep(1);
                }
                desk.killing();
                worker.destroyForcibly().waitFor();
            }
        } catch (IOException failure) {
            throw new IllegalStateException("a worker could not be started", failure);
        }
    }
}
