package jp.sodachi.identity;

import java.util.UUID;

/**
 * A guardian who joined the town's handbook.
 *
 * @param displayName the name by which the person wants to be called; may be empty
 * @param emailVerified whether the person proved that the address is theirs; reminders go to no other
 * @param language language tag of the person's choice, e.g. {@code ja}
 * @param phone digits only; empty when the person gave none
 * @param accountUnknown whether the person came with an exit package and has not joined anew: nobody can sign in with this entry
 */
public record Guardian(
        UUID id,
        String subject,
        String displayName,
        String email,
        boolean emailVerified,
        String language,
        String phone,
        boolean accountUnknown) {}
