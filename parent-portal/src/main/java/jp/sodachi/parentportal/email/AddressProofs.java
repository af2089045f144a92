package jp.sodachi.parentportal.email;

import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.IdentityProviderFailed;
import jp.sodachi.identity.ParentAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the signed-in guardian's mail address is proved, kept alike by the town and by the identity provider. Each side
 * is asked on its own, never with a transaction open.
 */
@Component
public class AddressProofs {
    private static final Logger LOG = LoggerFactory.getLogger(AddressProofs.class);

    private final Guardians guardians;
    private final ParentAccounts accounts;

    AddressProofs(Guardians guardians, ParentAccounts accounts) {
        this.guardians = guardians;
        this.accounts = accounts;
    }

    /** At sign-in: takes over what another town has found out, and tells what only this town knows. */
    public void arrive(String address, boolean proved) {
        guardians.takeAddress(address, proved);
        if (!proved && guardians.findMe().filter(Guardian::emailVerified).isPresent()) {
            tellProved();
        }
    }

    /**
     * Before somebody joins: until the address is proved, no mail opens the account.
     *
     * @throws IdentityProviderFailed the account stands as it was; joining has to wait
     */
    public void beforeJoining() {
        if (guardians.findMe().filter(Guardian::emailVerified).isEmpty()
                && CurrentActor.get() instanceof Actor.Parent parent) {
            accounts.awaitProof(parent.subject());
        }
    }

    /** The guardian pressed the button behind the mailed link. False when the link is not this guardian's, or not good. */
    boolean confirm(String secret) {
        var confirmed = guardians.confirmEmail(secret);
        if (confirmed) {
            tellProved();
        }
        return confirmed;
    }

    /** What is not told now is told at the next sign-in; until then mail links stay closed. */
    private void tellProved() {
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            try {
                accounts.proved(parent.subject());
            } catch (IdentityProviderFailed later) {
                LOG.warn("The proof of an address could not be told to the identity provider: {}", later.getMessage());
            }
        }
    }
}
