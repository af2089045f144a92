package jp.sodachi.identity;

/** Makes the failure that only the identity room can make. */
public final class IdentityProviderAway {
    private IdentityProviderAway() {}

    /** What a call meets while nobody answers. */
    public static IdentityProviderFailed now() {
        return new IdentityProviderFailed(IdentityProviderFailed.Kind.AWAY, "no answer", new IllegalStateException());
    }
}
