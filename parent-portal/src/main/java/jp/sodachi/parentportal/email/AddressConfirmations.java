package jp.sodachi.parentportal.email;

import java.time.Clock;
import java.time.Duration;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.Notices;
import jp.sodachi.support.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Sends the mail with which a guardian proves the address. */
@Component
public class AddressConfirmations {
    private static final Duration WORTH_SENDING = Duration.ofHours(24);
    private static final long SECONDS_BETWEEN = Duration.ofMinutes(5).toSeconds();

    private final Guardians guardians;
    private final Notices notices;
    private final Clock clock;

    AddressConfirmations(Guardians guardians, Notices notices, Clock clock) {
        this.guardians = guardians;
        this.notices = notices;
        this.clock = clock;
    }

    /** Asks for the first time, in the caller's transaction; a secret sent before ends. */
    @Transactional
    public void ask(Guardian guardian) {
        queue(guardian, Ids.next().toString());
    }

    /** Asks the signed-in guardian again; at most one mail in five minutes, however often the button is pressed. */
    @Transactional
    public Resent askAgain() {
        var me = guardians.findMe();
        if (me.isEmpty() || me.get().emailVerified()) {
            return Resent.NOT_NEEDED;
        }
        if (queue(me.get(), Long.toString(clock.instant().getEpochSecond() / SECONDS_BETWEEN))) {
            return Resent.SENT;
        }
        // The secret on its way stays the good one.
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Resent.JUST_SENT;
    }

    private boolean queue(Guardian guardian, String occasion) {
        var now = clock.instant();
        var secret = guardians.issueEmailSecret(guardian.id());
        return notices.queue(new NewDelivery(
                        guardian.id(),
                        new Message.ConfirmAddress("/email/confirm/" + secret),
                        "email-confirm/" + guardian.id() + "/" + occasion,
                        now,
                        now.plus(WORTH_SENDING)))
                .isPresent();
    }

    /** What became of pressing "send again". */
    public enum Resent {
        SENT,
        JUST_SENT,
        NOT_NEEDED
    }
}
