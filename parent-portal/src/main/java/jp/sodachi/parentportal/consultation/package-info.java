/**
 * The way to the 24-hour consultation service a town has an agreement with. The service learns which town somebody comes
 * from, in which language the person reads, and a name that means nothing elsewhere; how old a child is, only when the
 * parent ticks it. It learns that from a signed token that lives two minutes and is sent by the parent's own form, so it stands
 * in no address and in no log.
 *
 * <p>What the service relies on (its contract): the token is a JWT signed with ES256; {@code iss} is the town's parents' site,
 * {@code aud} the service's origin, {@code exp} at most two minutes ahead, {@code jti} used once, {@code sub} the same for the
 * same guardian at this service only. The key to check it with is at {@code /.well-known/consultation-keys.json} of the
 * issuer. Without a configured key ({@code SODACHI_CONSULTATION_KEY}) nothing is offered.
 */
@NullMarked
package jp.sodachi.parentportal.consultation;

import org.jspecify.annotations.NullMarked;
