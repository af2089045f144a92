package jp.sodachi.parentportal.join;

import java.util.Objects;
import java.util.Optional;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.parentportal.email.AddressConfirmations;
import jp.sodachi.parentportal.email.AddressProofs;
import jp.sodachi.record.CounterSheets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Spends a counter sheet. */
@Component
class Joining {
    private final CounterSheets sheets;
    private final Guardians guardians;
    private final AddressConfirmations confirmations;
    private final AddressProofs proofs;
    private final TransactionTemplate transaction;

    Joining(
            CounterSheets sheets,
            Guardians guardians,
            AddressConfirmations confirmations,
            AddressProofs proofs,
            TransactionTemplate transaction) {
        this.sheets = sheets;
        this.guardians = guardians;
        this.confirmations = confirmations;
        this.proofs = proofs;
        this.transaction = transaction;
    }

    /**
     * Links the signed-in guardian to the children on the sheet and asks, in the same transaction, to confirm the mail
     * address where that was not done before.
     *
     * @param name how the guardian wants to be called; empty keeps what is known
     * @return the guardian, or empty when the sheet was not open (any more); then nothing was changed
     * @throws jp.sodachi.identity.IdentityProviderFailed nothing was changed and the sheet stays open
     */
    Optional<Guardian> join(String secret, String name, String language) {
        if (sheets.check(secret) != CounterSheets.State.OPEN) {
            return Optional.empty();
        }
        proofs.beforeJoining();
        return Objects.requireNonNull(transaction.execute(_ -> link(secret, name, language)));
    }

    private Optional<Guardian> link(String secret, String name, String language) {
        var joined = sheets.join(secret, language);
        joined.ifPresent(guardian -> {
            if (!name.isEmpty()) {
                guardians.chooseName(name);
            }
            if (!guardian.emailVerified()) {
                confirmations.ask(guardian);
            }
        });
        return joined;
    }
}
