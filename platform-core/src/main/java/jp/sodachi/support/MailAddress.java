package jp.sodachi.support;

import java.util.Optional;
import java.util.regex.Pattern;

/** A mail address as somebody types it. Only slips are caught here; the mail that arrives is the proof. */
public final class MailAddress {
    /** RFC 5321: the longest address that can be delivered. */
    public static final int LONGEST = 254;

    private static final String PART = "[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]+";
    private static final Pattern SHAPE = Pattern.compile(PART + "@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.<>,;\\p{Cntrl}]+)+");

    private MailAddress() {}

    /** The address in half-width letters; empty when it cannot be one. */
    public static Optional<String> find(String typed) {
        var address = Typed.ascii(typed);
        return address.length() <= LONGEST && SHAPE.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }
}
