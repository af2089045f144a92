package jp.sodachi.channel;

import java.util.List;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;

/**
 * A mail of ours that came back for good.
 *
 * @param town whose mail it was
 * @param recipient the address that did not take it, as the other side says it
 */
public record Bounce(UUID delivery, MunicipalityCode town, String recipient, Kind kind) {

    /** Why it came back. */
    public enum Kind {
        /** Nobody will ever be reached there. */
        GONE,
        /** The mailbox is full. */
        FULL,
        /** A rule of the other side refused this one mail. */
        REFUSED;

        /** By the enhanced status code (RFC 3463): of the address itself, of a closed mailbox, of a host that is not there. */
        static Kind of(String status) {
            if (ADDRESS_GONE.stream().anyMatch(status::startsWith)) {
                return GONE;
            }
            return status.equals(MAILBOX_FULL) ? FULL : REFUSED;
        }
    }

    private static final List<String> ADDRESS_GONE = List.of("5.1.", "5.2.1", "5.4.4", "5.0.0");
    private static final String MAILBOX_FULL = "5.2.2";

    /** Does not name the address: this may end in a log. */
    @Override
    public String toString() {
        return "Bounce[delivery=" + delivery + ", kind=" + kind + "]";
    }
}
