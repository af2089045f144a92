package jp.sodachi.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.notice.NoticeDispatch;
import jp.sodachi.notice.NoticeReach;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.record.ToldPeople;
import org.springframework.transaction.annotation.Transactional;

/** Whom a notice would reach today, for the office that writes it. */
@Transactional
public class NoticeAudience {
    private final AudienceFinder finder;
    private final NoticeReach reach;
    private final ToldPeople people;
    private final Clock clock;

    NoticeAudience(AudienceFinder finder, NoticeReach reach, ToldPeople people, Clock clock) {
        this.finder = finder;
        this.reach = reach;
        this.people = people;
        this.clock = clock;
    }

    /**
     * How many it would concern today. Numbers only.
     *
     * @param children children whom it concerns
     * @param pregnancies pregnancies that it concerns
     * @param guardians guardians who would read it on the site
     * @param ways on which ways they would be called besides
     * @param withoutAccount children and pregnancies nobody with an account stands for
     */
    public record Counted(int children, int pregnancies, int guardians, NoticeReach.Reached ways, int withoutAccount) {

        /** Whether it concerns no family at all. */
        public boolean isNobody() {
            return guardians == 0 && withoutAccount == 0;
        }

        /** Whom it would not reach, so that a letter or a call is needed: what the list of those not reached will hold. */
        public int notReached() {
            return ways.nowhere() + withoutAccount;
        }
    }

    /** Counts; an emergency takes other ways than what can wait. Of a list all count who are in it now: for whoever is still writing. */
    public Counted count(Segment segment, boolean urgent) {
        return count(finder.find(segment, LocalDate.now(clock)), urgent);
    }

    /** Counts those whom a notice is to reach: the numbers that whoever approves it sees, and that its sending comes to. */
    public Counted count(TownNotice notice) {
        return count(finder.find(notice, LocalDate.now(clock)), notice.content().urgent());
    }

    /**
     * How many children were put into its list too late to be told by it, of those it would have concerned. Of one that was sent: before
     * it was; whoever comes into the list after that is no question any more.
     */
    public int countLater(TownNotice notice) {
        Instant last = notice.endedAt() == null ? Instant.MAX : notice.endedAt();
        return finder.countLater(notice, LocalDate.now(clock), last);
    }

    private Counted count(Audience audience, boolean urgent) {
        return new Counted(
                audience.children(),
                audience.pregnancies(),
                audience.readers().size(),
                reach.count(audience.readers().stream().map(Reader::guardian).toList(), urgent),
                audience.missed().size());
    }

    /**
     * The names that would stand in the notice to one real family of those it concerns: the first with an account. The
     * opening of these children is kept in the trail.
     *
     * @return empty when it concerns nobody with an account and a child today
     */
    public Optional<List<String>> findExample(TownNotice notice) {
        return finder.find(notice, LocalDate.now(clock)).readers().stream()
                .filter(reader -> !reader.children().isEmpty())
                .findFirst()
                .map(reader -> reader.children().stream()
                        .flatMap(child -> people.openExample(child.id()).stream())
                        .map(child -> child.facts().called())
                        .toList())
                .filter(names -> !names.isEmpty());
    }

    /** The readers, children and pregnancies of a segment on a day. */
    record Audience(int children, int pregnancies, List<Reader> readers, List<NoticeDispatch.Missed> missed) {}

    /** One guardian and those of the children whom it concerns. */
    record Reader(UUID guardian, List<Named> children, List<UUID> pregnancies) {}

    /** A child and the name by which it is called. */
    record Named(UUID id, String name) {}
}
