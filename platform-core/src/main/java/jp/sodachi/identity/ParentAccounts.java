package jp.sodachi.identity;

/**
 * What the parents' site tells the identity provider about a parent's mail address.
 *
 * <p>A link by mail signs a parent in who has no passkey at hand. An account that has joined a town must not be opened that
 * way before the address is proved: a mistyped address is a stranger's, and the stranger could ask for the link.
 */
public interface ParentAccounts {

    /**
     * From now on no mail link signs in to this account.
     *
     * @throws IdentityProviderFailed nothing was changed
     */
    void awaitProof(String subject);

    /**
     * The person of this account has the address: mail links sign in again, and other towns need not ask.
     *
     * @throws IdentityProviderFailed nothing was changed
     */
    void proved(String subject);

    /**
     * Gives the account another address, which is not proved yet.
     *
     * @return false when another account has the address; nothing was changed then
     * @throws IdentityProviderFailed nothing was changed
     */
    boolean changeAddress(String subject, String address);

    /**
     * Deletes the account, with its passkeys and sessions. Nothing happens when there is none any more.
     *
     * @throws IdentityProviderFailed nothing was changed
     */
    void delete(String subject);
}
