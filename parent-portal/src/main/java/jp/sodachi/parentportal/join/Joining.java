package jp.sodachi.parentportal.join;

import java.util.Optional;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.parentportal.email.AddressConfirmations;
import jp.sodachi.record.CounterSheets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Spends a counter sheet. */
@Component
class Joining {
    private final CounterSheets sheets;
    private final Guardians guardians;
    private final AddressConfirmations confirmations;

    Joining(CounterSheets sheets, Guardians guardians, AddressConfirmations confirmations) {
        this.sheets = sheets;
        this.guardians = guardians;
        this.confirmations = confirmations;
    }

    /**
     * Links the signed-in guardian to the children on the sheet and asks, in the same transaction, to confirm the mail
     * address where that was not done before.
     *
     * @param name how the guardian wants to be called; empty keeps what is known
     * @return the guardian, or empty when the sheet was not open (any more); then nothing was changed
     */
    @Transactional
    public Optional<Guardian> join(String secret, String name, String language) {
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
