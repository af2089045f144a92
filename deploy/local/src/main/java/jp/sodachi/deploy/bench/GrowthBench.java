package jp.sodachi.deploy.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import jp.sodachi.growth.Answer;
import jp.sodachi.growth.CorrectionPolicy;
import jp.sodachi.growth.Gestation;
import jp.sodachi.growth.GrowthAge;
import jp.sodachi.growth.GrowthChart;
import jp.sodachi.growth.GrowthReference;
import jp.sodachi.growth.Measure;
import jp.sodachi.growth.Placed;
import jp.sodachi.growth.Position;
import jp.sodachi.growth.Scored;
import jp.sodachi.growth.Sex;

/** How long a growth chart takes: every measurement of a child born early is placed twice and drawn as one SVG. */
final class GrowthBench {

    private static final long SEED = 20261122;
    private static final int CHILDREN = 500;
    private static final int MEASUREMENTS = 60;
    private static final int ROUNDS = 6;
    private static final LocalDate FIRST_BIRTH = LocalDate.of(2021, 1, 1);
    private static final GrowthChart.Words WORDS =
            new GrowthChart.Words("bench", "体重の成長曲線", "生後0か月から36か月まで。", "kg", "か月", "歳");

    private record Made(Sex sex, List<GrowthAge> ages, List<BigDecimal> weights) {}

    private final GrowthReference reference = GrowthReference.read();
    private final List<Made> children = new ArrayList<>();

    static void run(String[] args) {
        if (args.length > 0) {
            System.err.println("bench growth takes no arguments");
            System.exit(2);
        }
        new GrowthBench().charts();
    }

    private GrowthBench() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int child = 0; child < CHILDREN; child++) {
            LocalDate birth = FIRST_BIRTH.plusDays(random.nextInt(1_000));
            Gestation gestation = new Gestation(birth.plusDays(49), 231);
            List<GrowthAge> ages = new ArrayList<>();
            List<BigDecimal> weights = new ArrayList<>();
            for (int at = 0; at < MEASUREMENTS; at++) {
                int day = at * 18 + random.nextInt(10);
                ages.add(GrowthAge.on(birth, birth.plusDays(day), gestation, CorrectionPolicy.USUAL));
                weights.add(BigDecimal.valueOf(1.9 + Math.sqrt(day) * 0.36 + random.nextDouble() * 0.2)
                        .setScale(2, RoundingMode.HALF_UP));
            }
            children.add(new Made(random.nextBoolean() ? Sex.FEMALE : Sex.MALE, ages, weights));
        }
    }

    private void charts() {
        long[] nanos = new long[CHILDREN];
        CRC32 sum = new CRC32();
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            sum.reset();
            bytes = 0;
            for (int child = 0; child < CHILDREN; child++) {
                long start = System.nanoTime();
                String chart = chart(children.get(child));
                nanos[child] = System.nanoTime() - start;
                byte[] drawn = chart.getBytes(StandardCharsets.UTF_8);
                bytes += drawn.length;
                sum.update(drawn);
            }
        }
        Arrays.sort(nanos);
        System.out.println(String.format(
                Locale.ROOT,
                "growth chart, %d measurements placed and drawn   median %.3f ms   p99 %.3f ms   %.1f kB   checksum %08x",
                MEASUREMENTS,
                nanos[CHILDREN / 2] / 1e6,
                nanos[CHILDREN * 99 / 100] / 1e6,
                bytes / 1e3 / CHILDREN,
                sum.getValue()));
    }

    /** The places stand in the description, so that the checksum covers them. */
    private String chart(Made child) {
        StringBuilder places = new StringBuilder();
        List<GrowthChart.Point> points = new ArrayList<>();
        for (int at = 0; at < MEASUREMENTS; at++) {
            GrowthAge age = child.ages().get(at);
            BigDecimal weight = child.weights().get(at);
            points.add(GrowthChart.Point.of(age, weight));
            if (reference.japan(Measure.WEIGHT, child.sex(), weight, age)
                    instanceof Answer.Found<Placed>(Placed placed)) {
                places.append(placed.rank().code());
            }
            if (reference.who(Measure.WEIGHT, child.sex(), weight, Position.AS_EXPECTED, age)
                    instanceof Answer.Found<Scored>(Scored scored)) {
                places.append(scored.z());
            }
        }
        GrowthChart.Words words = new GrowthChart.Words(
                WORDS.id(), WORDS.title(), places.toString(), WORDS.unit(), WORDS.month(), WORDS.year());
        return GrowthChart.svg(reference.japanRows(Measure.WEIGHT, child.sex()), points, 36, words);
    }
}
