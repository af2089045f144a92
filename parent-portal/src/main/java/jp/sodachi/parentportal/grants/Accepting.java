package jp.sodachi.parentportal.grants;

import java.util.Objects;
import java.util.Optional;
import jp.sodachi.parentportal.email.AddressConfirmations;
import jp.sodachi.parentportal.email.AddressProofs;
import jp.sodachi.record.Grants;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts an invitation; a partner joins as with a counter sheet, with the mail address to be proved. */
@Component
class Accepting {
    private final Grants grants;
    private final AddressConfirmations confirmations;
    private final AddressProofs proofs;
    private final TransactionTemplate transaction;

    Accepting(
            Grants grants, AddressConfirmations confirmations, AddressProofs proofs, TransactionTemplate transaction) {
        this.grants = grants;
        this.confirmations = confirmations;
        this.proofs = proofs;
        this.transaction = transaction;
    }

    /**
     * @return empty when the invitation was not good (any more); then nothing was changed
     * @throws jp.sodachi.identity.IdentityProviderFailed nothing was changed and the invitation stays open
     */
    Optional<Grants.Accepted> accept(String secret, String language) {
        if (grants.look(secret).isEmpty()) {
            return Optional.empty();
        }
        // A relative's account too is opened by no mail before its address is proved.
        proofs.beforeJoining();
        return Objects.requireNonNull(transaction.execute(_ -> {
            var accepted = grants.accept(secret, language);
            accepted.map(Grants.Accepted::guardian)
                    .filter(guardian -> !guardian.emailVerified())
                    .ifPresent(confirmations::ask);
            return accepted;
        }));
    }
}
