package jp.sodachi.deploy.bench;

import java.util.Arrays;

/** Runs one measurement by name. */
public final class Bench {

    private Bench() {}

    /** The first argument names the measurement, the others are its own. */
    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        String name = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (name) {
            case "schedule" -> ScheduleBench.run(rest);
            case "growth" -> GrowthBench.run(rest);
            case "record" -> RecordBench.run(rest);
            case "assess" -> {
                AssessBench.run(rest);
                QueueBench.run();
                System.exit(0);
            }
            case "towns" -> TownsBench.run(rest);
            case "send" -> SendBench.run(rest);
            case "night" -> NightBench.run(rest);
            case "walls" -> Walls.run(rest);
            default -> {
                System.err.println("unknown measurement " + name
                        + "; known: schedule, growth, record, assess, towns, send, night, walls");
                System.exit(2);
            }
        }
    }
}
