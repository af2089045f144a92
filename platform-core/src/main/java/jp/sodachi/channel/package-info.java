/**
 * The ways on which something leaves for a person: e-mail, Web Push, LINE. This room hands one parcel to one provider and says what
 * became of it. It knows no family, no notice and no database; who is told what, on which way and when, is the notice room's.
 *
 * <p>Door: {@link jp.sodachi.channel.Channels}. A parcel is sealed ({@link jp.sodachi.channel.Parcel}), and so is an answer
 * ({@link jp.sodachi.channel.Outcome}): whoever adds a way is led by the compiler to every place that has to know it.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A parcel bears the delivery's id, and every provider gets it as the key of a repeat: the Message-ID of a mail (RFC 5322),
 *       the topic of a push message (RFC 8030, 5.4) with the tag of what the device shows, {@code X-Line-Retry-Key} of LINE. LINE
 *       answers 409 to what it took before; that counts as taken.
 *   <li>A provider's silence, its 5xx, and an answer that is not the provider's (a 200 without the words it promises) are "later":
 *       only then is a repeat right, and it is harmless.
 *   <li>No answer is waited for longer than ten seconds, no redirect is followed, no answer is read beyond 64 KB. An address or a
 *       provider's words never go into a log.
 *   <li>On the way over Web Push and LINE go no health facts and no names: that there is something to read, in the reader's
 *       language, and the address on the town's own site. A push message is sealed for its device all the same (RFC 8291).
 *   <li>A push address is given by a browser, so it could be anything: only those of the known push services are called.
 *   <li>Keys come from the environment: the platform's for Web Push ({@code SODACHI_PUSH_KEY}, RFC 8292), and each town's own LINE
 *       account ({@code SODACHI_CHANNEL_LINE_TOWNS_332119_BASICID}, {@code …_MONTHLY}, {@code …_TOKEN}, {@code …_SECRET}). A process
 *       reads those alone that it needs: the worker no secret, the office's site neither secret nor token. A way without what it
 *       needs is not offered.
 *   <li>What comes in from LINE counts only with its signature over the very bytes that came.
 *   <li>A mail of ours that comes back is told by its Message-ID, which names the town and the delivery.
 * </ul>
 */
@NullMarked
package jp.sodachi.channel;

import org.jspecify.annotations.NullMarked;
