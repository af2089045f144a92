/**
 * Who acts, what they may do, and whose child is whose.
 *
 * <p>An {@link jp.sodachi.identity.Actor} is known from the sign-in at the identity provider; what it may do is a fact of
 * the town's own schema: staff members and their roles ({@code identity_staff}), guardians and their children
 * ({@code identity_guardian}, {@code identity_guardian_child}). {@link jp.sodachi.identity.Permissions} denies by
 * default: whoever is not linked to a child does not learn whether it exists.
 *
 * <p>{@link jp.sodachi.identity.Guardians} and {@link jp.sodachi.identity.StaffMembers} keep those facts;
 * {@link jp.sodachi.identity.IdentityProvisioning} speaks to the identity provider and is only called from outside a
 * transaction.
 */
@NullMarked
package jp.sodachi.identity;

import org.jspecify.annotations.NullMarked;
