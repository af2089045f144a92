package jp.sodachi.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
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
import jp.sodachi.record.ToldPeople;
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
    private final ToldPeople people;
    private final Clock clock;

    FamilyNews(
            Guardians guardians,
            Notices notices,
            ToldItems told,
            PackedChildren packed,
            ToldPeople people,
            Clock clock) {
        this.guardians = guardians;
        this.notices = notices;
        this.told = told;
        this.packed = packed;
        this.people = people;
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
     * Calls back what is queued for the guardians of a child whose messages were just stopped, and takes from the site what
     * nobody has opened and what names the child. What the same messages said about brothers and sisters is planned again.
     */
    public void stopped(UUID childId) {
        Collection<UUID> readers = readersOf(childId);
        planAgain(readers, notices.callBack(readers));
        notices.takeFromSite(
                readers,
                new Notices.NoLonger(
                        people.listWithNobodyLeft(readers),
                        people.findCalled(childId).orElse(""),
                        false));
        people.listShieldedBeside(childId).forEach(this::pregnancyStopped);
    }

    /** Calls back what is queued about a programme that a child's family just refused; everything else goes on. */
    public void refused(UUID childId, String programme) {
        Collection<UUID> readers = readersOf(childId);
        planAgain(readers, notices.callBackOf(readers, programme));
    }

    /** The same as {@link #stopped} for a pregnancy that ended without a birth alive or is protected: nothing more is said of it. */
    public void pregnancyStopped(UUID pregnancyId) {
        Collection<UUID> readers = readersOfPregnancy(pregnancyId);
        planAgain(readers, notices.callBack(readers));
        notices.takeFromSite(readers, new Notices.NoLonger(people.listWithNobodyLeft(readers), "", true));
    }

    /** What stopped a child's messages was undone by hand; what was called back is not sent late. */
    public void resumed(UUID childId) {
        notices.putBackOnSite(people.listWithNobodyStopped(readersOf(childId)));
    }

    /** A guardian's link with a family was ended: what waits is called back, and what is about others is planned again. */
    public void guardianEnded(UUID guardian) {
        Collection<UUID> reader = Set.of(guardian);
        planAgain(reader, notices.callBack(reader));
        notices.takeFromSite(reader, new Notices.NoLonger(people.listWithNobodyLeft(reader), "", false));
    }

    /** The ending or the protection of a pregnancy was undone by hand. */
    public void pregnancyResumed(UUID pregnancyId) {
        notices.putBackOnSite(people.listWithNobodyStopped(readersOfPregnancy(pregnancyId)));
    }

    private Collection<UUID> readersOf(UUID childId) {
        return guardians.listOf(childId).stream().map(Guardian::id).collect(Collectors.toSet());
    }

    private Collection<UUID> readersOfPregnancy(UUID pregnancyId) {
        return guardians.listOfPregnancy(pregnancyId).stream().map(Guardian::id).collect(Collectors.toSet());
    }

    private void planAgain(Collection<UUID> readers, Optional<Instant> since) {
        since.ifPresent(oldest -> {
            told.forgetSince(readers, oldest.minus(PLANNING));
            packed.lookAgain(readers);
        });
    }
}
