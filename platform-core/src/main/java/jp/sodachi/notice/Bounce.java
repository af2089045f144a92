package jp.sodachi.notice;

import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;

/**
 * A mail of ours that came back for good.
 *
 * @param town whose mail it was
 * @param recipient the address that did not take it, as the other side says it
 * @param addressGone whether nobody will ever be reached there; otherwise the mailbox was full, or a rule of the other side
 *     refused this one mail
 */
public record Bounce(UUID delivery, MunicipalityCode town, String recipient, boolean addressGone) {

    /** Does not name the address: this may end in a log. */
    @Override
    public String toString() {
        return "Bounce[delivery=" + delivery + ", addressGone=" + addressGone + "]";
    }
}
