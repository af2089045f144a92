package jp.sodachi.deploy.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import jp.sodachi.assessment.rules.Answers;
import jp.sodachi.assessment.rules.EmbeddedInstruments;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.assessment.rules.Window;
import jp.sodachi.growth.GrowthAge;

/** How many answer sheets one core scores in a second: all embedded instruments, all their ages, answers of every kind. */
final class AssessBench {
    private static final long SEED = 20261126;
    private static final int SHEETS = 20_000;
    private static final int ROUNDS = 30;
    private static final int WARM = 10;

    private record Made(Instrument instrument, Window window, Answers answers, GrowthAge age) {}

    private final List<Made> sheets = new ArrayList<>();

    private AssessBench() {
        var random = new SplittableRandom(SEED);
        var instruments = EmbeddedInstruments.read().list();
        var birth = LocalDate.of(2022, 1, 31);
        while (sheets.size() < SHEETS) {
            var instrument = instruments.get(random.nextInt(instruments.size()));
            var age = GrowthAge.on(birth, birth.plusDays(random.nextInt(2_500)));
            instrument.open(age).ifPresent(window -> {
                var given = new HashMap<String, String>();
                instrument.asked(window).forEach(item -> {
                    var options = item.answers().options();
                    if (random.nextInt(10) > 0) {
                        given.put(
                                item.code(), options.get(random.nextInt(10) < 8 ? 0 : random.nextInt(options.size())));
                    }
                });
                sheets.add(new Made(instrument, window, new Answers(given, random.nextInt(20) == 0), age));
            });
        }
    }

    static void run(String[] args) {
        if (args.length > 0) {
            System.err.println("bench assess takes no arguments");
            System.exit(2);
        }
        new AssessBench().score();
    }

    private void score() {
        var levels = new long[Level.values().length];
        var processor = new CpuTime();
        var spent = processor.now();
        var began = System.nanoTime();
        for (var round = 0; round < WARM + ROUNDS; round++) {
            if (round == WARM) {
                Arrays.fill(levels, 0);
                spent = processor.now();
                began = System.nanoTime();
            }
            for (var each : sheets) {
                levels[
                        each.instrument()
                                .score(each.window(), each.answers(), each.age())
                                .level()
                                .ordinal()]++;
            }
        }
        var processorSeconds = (processor.now() - spent) / 1e9;
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.println(String.format(
                Locale.ROOT,
                "assess, one core   %,.0f sheets/s by the clock   %,.0f sheets/s of processor time   ok %d watch %d refer %d urgent %d",
                SHEETS * (double) ROUNDS / seconds,
                SHEETS * (double) ROUNDS / processorSeconds,
                levels[0] / ROUNDS,
                levels[1] / ROUNDS,
                levels[2] / ROUNDS,
                levels[3] / ROUNDS));
    }
}
