package jp.sodachi.layer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jp.sodachi.schedule.Checkups;
import jp.sodachi.schedule.InvalidDefinition;
import jp.sodachi.schedule.Schedules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiled schedules by content hash, shared by all towns. */
final class Compiled {
    private static final Logger LOG = LoggerFactory.getLogger(Compiled.class);
    /** More than all towns with a layer of their own; beyond it the rarest way is to begin anew. */
    private static final int MOST = 2_000;

    private final Map<Key, Result> known = new ConcurrentHashMap<>();

    private record Key(String base, String layer) {}

    /** What compiling gave; a refusal is kept too, or a town whose layer does not fit would be compiled for every child. */
    private sealed interface Result {
        record Sound(Schedules schedules) implements Result {}

        record Misfit(InvalidDefinition reason) implements Result {}
    }

    /** Vaccinations and check-ups, each by its own hash. */
    Schedules national(String vaccinations, String checkups, UnaryOperator<String> text) {
        return of(
                new Key(vaccinations + checkups, ""),
                () -> Schedules.read(name("JP", vaccinations), text.apply(vaccinations))
                        .withCheckups(Checkups.read(name("JP-CHECKUPS", checkups), text.apply(checkups))));
    }

    private static String name(String kind, String hash) {
        return kind + "-" + hash.substring(0, 8) + ".yaml";
    }

    Schedules layered(Schedules national, String hash, Supplier<String> text) {
        return of(
                new Key(national.baseHash() + national.checkups().baseHash(), hash),
                () -> national.withLayer("layer-" + hash.substring(0, 8) + ".yaml", text.get()));
    }

    private Schedules of(Key key, Supplier<Schedules> compile) {
        // Not computeIfAbsent: compiling reads the text from the database, and nobody waits on a map for that.
        var kept = known.get(key);
        if (kept == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            kept = result(compile);
            known.putIfAbsent(key, kept);
        }
        return switch (kept) {
            case Result.Sound(Schedules schedules) -> schedules;
            case Result.Misfit(InvalidDefinition reason) -> throw reason;
        };
    }

    private static Result result(Supplier<Schedules> compile) {
        try {
            return new Result.Sound(compile.get());
        } catch (InvalidDefinition misfit) {
            LOG.warn("A layer is left out, it does not fit: {}", misfit.getMessage());
            return new Result.Misfit(misfit);
        }
    }
}
