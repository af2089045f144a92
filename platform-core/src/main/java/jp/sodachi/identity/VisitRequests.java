package jp.sodachi.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operators' side of visits: asking, and the one-time way in once the town has allowed it. Nothing of a town is read. */
public final class VisitRequests {
    /** How long the way in may be used after it was given out. */
    public static final Duration TICKET = Duration.ofMinutes(2);

    /** The longest visit that may be asked for. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private final ControlPlane control;
    private final Clock clock;

    VisitRequests(ControlPlane control, Clock clock) {
        this.control = control;
        this.clock = clock;
    }

    /** The visits of a town, newest first. */
    public List<TownVisit> list(MunicipalityCode code) {
        return control.call(home -> VisitRows.list(home, code));
    }

    /**
     * Asks the town to let the present operator in.
     *
     * @param reason 1 to {@value TownVisit#LONGEST_REASON} characters
     * @param length up to {@link #LONGEST}, counted from now
     * @param note writes the deed to the operators' log in the same transaction
     */
    public TownVisit ask(MunicipalityCode code, String reason, Duration length, Consumer<JdbcClient> note) {
        var operator = operator();
        if (reason.isBlank() || reason.length() > TownVisit.LONGEST_REASON) {
            throw new IllegalArgumentException("A visit has a reason.");
        }
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A visit has an end within a day.");
        }
        var now = clock.instant();
        var visit = new TownVisit(
                Ids.next(),
                code,
                operator.subject(),
                operator.name(),
                reason,
                now,
                now.plus(length),
                TownVisit.State.ASKED,
                null,
                null,
                null);
        return control.call(home -> {
            VisitRows.insert(home, visit);
            note.accept(home);
            return visit;
        });
    }

    /**
     * A secret with which the present operator comes in once, within {@link #TICKET}; an earlier one ends.
     *
     * @return empty when the town has not allowed the visit, when it is over, or when somebody else asked for it
     */
    public Optional<String> giveTicket(MunicipalityCode code, UUID id, Consumer<JdbcClient> note) {
        var operator = operator();
        var secret = Secrets.fresh();
        var now = clock.instant();
        return control.call(home -> VisitRows.find(home, code, id)
                .filter(visit -> visit.operatorId().equals(operator.subject()))
                .filter(visit -> VisitRows.giveTicket(home, visit, Secrets.hash(secret), now, now.plus(TICKET)))
                .map(_ -> {
                    note.accept(home);
                    return secret;
                }));
    }

    /** Ends a visit from the operators' side; false when it was over already. */
    public boolean end(MunicipalityCode code, UUID id, Consumer<JdbcClient> note) {
        operator();
        return control.call(home -> {
            var ended = VisitRows.end(home, code, id, TownVisit.Side.OPERATOR, clock.instant());
            if (ended) {
                note.accept(home);
            }
            return ended;
        });
    }

    private static Actor.Operator operator() {
        if (CurrentActor.get() instanceof Actor.Operator operator) {
            return operator;
        }
        throw new NotYours("visit.ask", null);
    }
}
