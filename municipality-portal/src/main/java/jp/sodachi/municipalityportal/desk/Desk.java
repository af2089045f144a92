package jp.sodachi.municipalityportal.desk;

import java.util.Optional;
import jp.sodachi.assessment.FollowUps;
import jp.sodachi.identity.StaffMember;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.identity.TownVisits;
import jp.sodachi.record.Records;
import jp.sodachi.reply.ReplyDesk;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Knows who sits here and what waits for them. */
@Component
public class Desk {
    /** Under this name a page that has looked in its own transaction lays down what it found. */
    public static final String LOOKED = "looked";

    private final StaffMembers members;
    private final Records records;
    private final FollowUps followUps;
    private final TownVisits visits;
    private final ReplyDesk replies;

    Desk(StaffMembers members, Records records, FollowUps followUps, TownVisits visits, ReplyDesk replies) {
        this.members = members;
        this.records = records;
        this.followUps = followUps;
        this.visits = visits;
        this.replies = replies;
    }

    /** Empty when nobody of the office is signed in. */
    @Transactional
    public Optional<Occupied> look() {
        return members.findMe()
                .map(member -> occupied(member, records.countDosesToConfirm(), followUps.countWaiting()));
    }

    /** The same for a page that has counted entries and follow-ups already. */
    @Transactional
    public Optional<Occupied> look(long toConfirm, FollowUps.Waiting waiting) {
        return members.findMe().map(member -> occupied(member, toConfirm, waiting));
    }

    private Occupied occupied(StaffMember member, long toConfirm, FollowUps.Waiting waiting) {
        var toAnswer = member.role().covers(StaffRole.ADMIN) ? visits.countAsked() : 0;
        return new Occupied(member, toConfirm, waiting, toAnswer, replies.countBeside());
    }

    /**
     * Who sits here, how many entries of parents wait, how many families are to be contacted, how many visits of operators this
     * person may allow, how many notices, and how many families wait for an answer to what they wrote.
     */
    public record Occupied(
            StaffMember member, long toConfirm, FollowUps.Waiting followUps, long toAnswer, ReplyDesk.Beside beside) {}
}
