package jp.sodachi.municipalityportal.followups;

import java.util.List;
import java.util.UUID;
import jp.sodachi.assessment.Case;
import jp.sodachi.assessment.FollowUps;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case with those who can be called, all as of one moment. */
@Component
@Transactional
class FollowUpDesk {
    private final FollowUps followUps;
    private final Guardians guardians;

    FollowUpDesk(FollowUps followUps, Guardians guardians) {
        this.followUps = followUps;
        this.guardians = guardians;
    }

    /** The opening is kept in the trail. */
    public Opened open(UUID taskId) {
        var found = followUps.get(taskId);
        return new Opened(found, guardians.listOf(found.child().id()));
    }

    /** What the page of a case is made of. */
    record Opened(Case found, List<Guardian> guardians) {
        Opened {
            guardians = List.copyOf(guardians);
        }
    }
}
