package jp.sodachi.layer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import jp.sodachi.schedule.Schedules;

/** Compiled schedules by content hash, shared by all towns. */
final class Compiled {
    /** More than all towns with a layer of their own; beyond it the rarest way is to begin anew. */
    private static final int MOST = 2_000;

    private final Map<Key, Schedules> known = new ConcurrentHashMap<>();

    private record Key(String base, String layer) {}

    Schedules national(String hash, Supplier<String> text) {
        return of(new Key(hash, ""), () -> Schedules.read("JP-" + hash.substring(0, 8) + ".yaml", text.get()));
    }

    Schedules layered(Schedules national, String hash, Supplier<String> text) {
        return of(
                new Key(national.baseHash(), hash),
                () -> national.withLayer("layer-" + hash.substring(0, 8) + ".yaml", text.get()));
    }

    private Schedules of(Key key, Supplier<Schedules> compile) {
        var kept = known.get(key);
        if (kept != null) {
            return kept;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        var fresh = compile.get();
        var other = known.putIfAbsent(key, fresh);
        return other == null ? fresh : other;
    }
}
