package jp.sodachi.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;

/** What one node remembers of sessions, the ones used last; bounded, in memory only. */
final class NodeSessions {
    private static final int REMEMBERED = 10_000;
    private static final Duration UNDERWAY = Duration.ofMinutes(2);

    private final Clock clock;
    private final Map<String, Kept> kept = bounded();
    private final Map<String, Moved> moved = bounded();
    private final Map<String, Instant> ended = bounded();

    NodeSessions(Clock clock) {
        this.clock = clock;
    }

    /** How a copy stands to what Redis has. */
    enum Standing {
        /** Redis has the same. */
        SAME,
        /** Redis has it, and it was used here while Redis was away. */
        AHEAD,
        /** It began here while Redis was away. */
        OURS
    }

    /** One remembered session. */
    record Kept(MapSession session, Standing standing) {}

    private record Moved(String to, Instant at) {}

    /** Keeps a copy of its own of {@code session}. */
    synchronized void keep(MapSession session, Standing standing) {
        kept.put(session.getId(), new Kept(new MapSession(session), standing));
    }

    /** A copy for the caller alone; empty when it is unknown, over or ended. */
    synchronized Optional<Kept> find(String id) {
        var found = kept.get(id);
        if (found != null && found.session().isExpired()) {
            kept.remove(id);
            found = null;
        }
        return found == null
                ? Optional.empty()
                : Optional.of(new Kept(new MapSession(found.session()), found.standing()));
    }

    /** Those that began here, and with {@code all} every one of which this node knows. */
    synchronized List<MapSession> list(boolean all) {
        return kept.values().stream()
                .filter(each -> all || each.standing() == Standing.OURS)
                .map(each -> new MapSession(each.session()))
                .filter(each -> !each.isExpired())
                .toList();
    }

    synchronized void forget(String id) {
        kept.remove(id);
    }

    /** A request underway may still come with the former id. */
    synchronized void move(String from, String to) {
        kept.remove(from);
        moved.put(from, new Moved(to, clock.instant()));
    }

    /** The present id of a session. */
    synchronized String presentId(String id) {
        @Nullable Moved found = moved.get(id);
        if (found == null) {
            return id;
        }
        if (found.at().isBefore(clock.instant().minus(UNDERWAY))) {
            moved.remove(id);
            return id;
        }
        return found.to();
    }

    /** Was ended here while Redis could not be told. */
    synchronized void end(String id) {
        kept.remove(id);
        ended.put(id, clock.instant());
    }

    synchronized boolean isEnded(String id) {
        return ended.containsKey(id);
    }

    synchronized List<String> listEnded() {
        return List.copyOf(ended.keySet());
    }

    synchronized void isTold(Set<String> ids) {
        ended.keySet().removeAll(ids);
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
