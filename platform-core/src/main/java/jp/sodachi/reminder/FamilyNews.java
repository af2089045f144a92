package jp.sodachi.reminder;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.Daytime;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.Notices;
import jp.sodachi.record.Child;
import jp.sodachi.record.Dose;
import jp.sodachi.record.PackedChildren;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a family is told because of something the office just did, in the transaction of the deed itself. */
@Transactional(propagation = Propagation.MANDATORY)
public class FamilyNews {
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    /** What was told is written a little before the message that tells it. */
    private static final Duration PLANNING = Duration.ofMinutes(5);

    private final Guardians guardians;
    private final Notices notices;
    private final ToldItems told;
    private final PackedChildren packed;
    private final Clock clock;

    FamilyNews(Guardians guardians, Notices notices, ToldItems told, PackedChildren packed, Clock clock) {
        this.guardians = guardians;
        this.notices = notices;
        this.told = told;
        this.packed = packed;
        this.clock = clock;
    }

    /** Tells every guardian that the office withdrew a dose; nobody when the child's messages are stopped. */
    public void doseWithdrawn(Child child, Dose dose) {
        if (!child.isTold()) {
            return;
        }
        var from = Daytime.next(clock.instant());
        notices.queueAll(guardians.listOf(child.id()).stream()
                .map(guardian -> new NewDelivery(
                        guardian.id(),
                        new Message.DoseWithdrawn(
                                child.facts().name(),
                                dose.product(),
                                dose.givenOn(),
                                "/children/" + child.id() + "/records"),
                        "dose-withdrawn/" + guardian.id() + "/" + dose.id(),
                        from,
                        from.plus(GOOD_FOR)))
                .toList());
    }

    /**
     * Calls back what is queued for the guardians of a child whose messages were just stopped. What the same messages said
     * about brothers and sisters is planned again.
     */
    public void stopped(UUID childId) {
        Collection<UUID> readers =
                guardians.listOf(childId).stream().map(Guardian::id).collect(Collectors.toSet());
        notices.callBack(readers).ifPresent(oldest -> {
            told.forgetSince(readers, oldest.minus(PLANNING));
            packed.lookAgain(readers);
        });
    }
}
