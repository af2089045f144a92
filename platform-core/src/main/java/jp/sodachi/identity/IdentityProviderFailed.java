package jp.sodachi.identity;

/** The identity provider did not do what was asked. Nothing is half done: asking again is right. */
public final class IdentityProviderFailed extends RuntimeException {

    /** What kind of failure. */
    public enum Kind {
        /** No answer, or an answer that says it is not well. Try again later. */
        AWAY,
        /** It is there, but could not send the mail: the mail server is away or its settings are wrong. */
        MAIL,
        /** It answered and refused; trying again will not help until somebody looks. */
        REFUSED
    }

    private final Kind kind;

    IdentityProviderFailed(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    IdentityProviderFailed(String message) {
        super(message);
        this.kind = Kind.REFUSED;
    }

    /** What kind of failure it was. */
    public Kind kind() {
        return kind;
    }
}
