package jp.sodachi.branding;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The 24-hour consultation service a town has an agreement with.
 *
 * @param name as families know it; empty when there is none
 * @param address where it takes a family over; empty when there is none
 */
public record Consultation(String name, String address) {
    /** Longest name, in characters. */
    public static final int LONGEST_NAME = 60;

    /** Longest address, in characters. */
    public static final int LONGEST_ADDRESS = 300;

    /** There is none. */
    public static final Consultation NONE = new Consultation("", "");

    /** Whether families can go there. */
    public boolean isThere() {
        return !name.isEmpty() && findTarget(address).isPresent();
    }

    /** The address as one that families can be handed over to: https, a host, nothing that names a person. */
    public static Optional<URI> findTarget(String address) {
        try {
            var target = new URI(address);
            var fits = "https".equals(target.getScheme())
                    && target.getHost() != null
                    && target.getUserInfo() == null
                    && target.getFragment() == null
                    && address.length() <= LONGEST_ADDRESS;
            return fits ? Optional.of(target) : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }
}
