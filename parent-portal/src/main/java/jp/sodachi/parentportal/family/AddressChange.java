package jp.sodachi.parentportal.family;

import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.identity.ParentAccounts;
import jp.sodachi.parentportal.email.AddressConfirmations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives the signed-in guardian another mail address: at the identity provider first, then here, with a mail to prove it. */
@Component
class AddressChange {
    private static final Logger LOG = LoggerFactory.getLogger(AddressChange.class);

    private final Guardians guardians;
    private final ParentAccounts accounts;
    private final AddressConfirmations confirmations;
    private final TransactionTemplate transaction;

    AddressChange(
            Guardians guardians,
            ParentAccounts accounts,
            AddressConfirmations confirmations,
            TransactionTemplate transaction) {
        this.guardians = guardians;
        this.accounts = accounts;
        this.confirmations = confirmations;
        this.transaction = transaction;
    }

    /** A change that breaks off between the two is finished at the next sign-in. */
    Outcome change(String address) {
        if (!(CurrentActor.get() instanceof Actor.Parent parent)
                || guardians.findMe().isEmpty()) {
            return Outcome.LATER;
        }
        try {
            if (!accounts.changeAddress(parent.subject(), address)) {
                return Outcome.TAKEN;
            }
        } catch (IdentityProviderFailed away) {
            LOG.warn("A change of address has to wait: {}", away.getMessage());
            return Outcome.LATER;
        }
        transaction.executeWithoutResult(_ -> {
            guardians.takeAddress(address, false);
            guardians.findMe().filter(me -> !me.emailVerified()).ifPresent(confirmations::ask);
        });
        return Outcome.CHANGED;
    }

    /** What became of it. */
    enum Outcome {
        CHANGED,
        /** Another account has the address. */
        TAKEN,
        /** The identity provider gives no answer; nothing was changed. */
        LATER
    }
}
