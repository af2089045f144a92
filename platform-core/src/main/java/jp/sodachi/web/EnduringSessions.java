package jp.sodachi.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sodachi.web.NodeSessions.Kept;
import jp.sodachi.web.NodeSessions.Standing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.PoolException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;
import org.springframework.session.PrincipalNameIndexResolver;
import org.springframework.session.Session;
import org.springframework.session.events.SessionDestroyedEvent;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Sessions in Redis that outlive its absence. While Redis answers it alone is asked, and this node keeps a copy of what it
 * has seen. While it is away whoever was signed in here stays so from that copy, whoever signs in gets a session of this
 * node, and nobody waits: one request every few seconds finds out whether Redis is back. Then what began here moves into
 * Redis under a new id, what was changed here is carried over, and what was ended here is ended there.
 *
 * <p>When Redis is back and has a session no more, it has ended: a copy never brings one back.
 *
 * @param <S> the session of the repository that all nodes share
 */
final class EnduringSessions<S extends Session>
        implements FindByIndexNameSessionRepository<HeldSession<S>>, ApplicationListener<SessionDestroyedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(EnduringSessions.class);
    private static final PrincipalNameIndexResolver<Session> PRINCIPAL =
            new PrincipalNameIndexResolver<>(PRINCIPAL_NAME_INDEX_NAME);

    private final FindByIndexNameSessionRepository<S> shared;
    private final NodeSessions here;
    private final Reach reach;

    EnduringSessions(FindByIndexNameSessionRepository<S> shared, Clock clock) {
        this.shared = shared;
        this.here = new NodeSessions(clock);
        this.reach = new Reach(clock);
    }

    /** Whether this node keeps sessions for itself at present; asks Redis when it is time to. */
    boolean isLocal() {
        ask(() -> Optional.ofNullable(shared.findById("-")));
        return reach.isAway();
    }

    @Override
    public HeldSession<S> createSession() {
        var fresh = shared.createSession();
        return new HeldSession<>(new MapSession(fresh), fresh, false);
    }

    @Override
    public @Nullable HeldSession<S> findById(String asked) {
        var id = here.presentId(asked);
        if (here.isEnded(id)) {
            return null;
        }
        var copy = here.find(id);
        var answer = ask(() -> Optional.ofNullable(shared.findById(id)));
        if (answer == null) {
            return copy.map(kept -> new HeldSession<S>(kept.session(), null, kept.standing() != Standing.OURS))
                    .orElse(null);
        }
        if (answer.isPresent()) {
            return seen(answer.get(), copy);
        }
        if (copy.filter(kept -> kept.standing() == Standing.OURS).isPresent()) {
            return new HeldSession<>(copy.get().session(), null, false);
        }
        here.forget(id);
        return null;
    }

    /** What was put into the session here while Redis was away is carried over. */
    private HeldSession<S> seen(S session, Optional<Kept> copy) {
        copy.filter(kept -> kept.standing() == Standing.AHEAD).ifPresent(ahead -> carry(ahead.session(), session));
        var held = new HeldSession<>(new MapSession(session), session, true);
        if (copy.filter(kept -> kept.standing() == Standing.AHEAD).isEmpty()) {
            here.keep(held.copy(), Standing.SAME);
        }
        return held;
    }

    private static void carry(Session from, Session to) {
        for (var name : new HashSet<>(to.getAttributeNames())) {
            if (from.getAttribute(name) == null) {
                to.removeAttribute(name);
            }
        }
        for (var name : from.getAttributeNames()) {
            @Nullable Object value = from.getAttribute(name);
            if (value != null) {
                to.setAttribute(name, value);
            }
        }
    }

    @Override
    public void save(HeldSession<S> session) {
        if (here.isEnded(session.foundAs())) {
            return;
        }
        var before = session.foundAs();
        if (session.shared() == null && !session.isKnown()) {
            moveIntoRedis(session);
        }
        var there = session.shared();
        var told = there != null
                && ask(() -> {
                            shared.save(there);
                            return true;
                        })
                        != null;
        if (!before.equals(session.getId())) {
            here.forget(before);
        }
        var known = told || session.isKnown();
        here.keep(session.copy(), told ? Standing.SAME : known ? Standing.AHEAD : Standing.OURS);
        session.isKept(known);
    }

    private void moveIntoRedis(HeldSession<S> session) {
        var fresh = shared.createSession();
        carry(session.copy(), fresh);
        fresh.setMaxInactiveInterval(session.getMaxInactiveInterval());
        fresh.setLastAccessedTime(session.getLastAccessedTime());
        var done = ask(() -> {
            shared.save(fresh);
            return true;
        });
        if (done != null) {
            here.move(session.foundAs(), fresh.getId());
            session.becomes(fresh);
        }
    }

    @Override
    public void deleteById(String asked) {
        var id = here.presentId(asked);
        here.forget(id);
        var done = ask(() -> {
            shared.deleteById(id);
            return true;
        });
        if (done == null) {
            here.end(id);
        }
    }

    @Override
    public Map<String, HeldSession<S>> findByIndexNameAndIndexValue(String index, String value) {
        var found = new HashMap<String, HeldSession<S>>();
        var answer = ask(() -> shared.findByIndexNameAndIndexValue(index, value));
        if (answer != null) {
            answer.forEach((id, each) -> found.put(id, new HeldSession<>(new MapSession(each), each, true)));
        }
        here.list(answer == null).stream()
                .filter(each -> value.equals(PRINCIPAL.resolveIndexesFor(each).get(index)))
                .forEach(each -> found.putIfAbsent(each.getId(), new HeldSession<>(each, null, answer == null)));
        return found;
    }

    /** Another node, or time, has ended a session. */
    @Override
    public void onApplicationEvent(SessionDestroyedEvent event) {
        here.forget(event.getSessionId());
    }

    /** The answer of Redis, or null when it is away: the caller then works with what this node has. */
    private <T> @Nullable T ask(Supplier<T> question) {
        if (!reach.mayAsk()) {
            return null;
        }
        try {
            var answer = question.get();
            if (reach.answered()) {
                LOG.info("Redis is back; sessions are shared again.");
                tellEnded();
            }
            return answer;
        } catch (DataAccessException | PoolException | JedisException away) {
            if (reach.failed()) {
                LOG.warn(
                        "Sessions are kept on this node alone: {}",
                        away.getClass().getSimpleName());
            }
            return null;
        }
    }

    private void tellEnded() {
        var told = new HashSet<String>();
        for (var id : here.listEnded()) {
            var done = ask(() -> {
                shared.deleteById(id);
                return true;
            });
            if (done != null) {
                told.add(id);
            }
        }
        here.isTold(told);
    }
}
