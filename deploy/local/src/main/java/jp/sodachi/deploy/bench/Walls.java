package jp.sodachi.deploy.bench;

import java.util.Arrays;
import java.util.List;

/** {@code bench walls}: a town's own walls. Without an argument everything, one after the other; an argument chooses one part. */
final class Walls {
    private static final List<String> PARTS = List.of("probe", "audit", "move", "exit");

    private Walls() {}

    static void run(String[] args) {
        var wanted = args.length == 0 ? PARTS : Arrays.asList(args);
        if (!PARTS.containsAll(wanted)) {
            System.err.println("bench walls takes " + String.join(" or ", PARTS) + "; without one it measures all");
            System.exit(2);
        }
        var right = true;
        for (var part : wanted) {
            right &= switch (part) {
                case "probe" -> WallsProbe.run();
                case "audit" -> WallsAudit.run();
                case "move" -> WallsMove.run();
                case "exit" -> WallsExit.run();
                default -> throw new IllegalArgumentException(part);
            };
        }
        System.exit(right ? 0 : 1);
    }
}
