package jp.sodachi.audit;

import java.time.Instant;

/**
 * What a return seal says: the trail came back from elsewhere, and which seals of before stand for rows that did not.
 *
 * @param number of the return seal in the chain
 * @param from the first seal whose rows are not there any more, 0 when none fell away; all from there to the one before this
 * @param lastHash hash of the seal before this, hexadecimal; empty when there was none
 * @param asOf the minute to which the rows came back, or the moment of the package
 * @param by who did it
 * @param why in that person's words
 * @param at when
 */
public record Returned(
        Kind kind, int number, int from, String lastHash, Instant asOf, String by, String why, Instant at) {

    /** From where. */
    public enum Kind {
        /** From the physical backup, as the town was at a minute. */
        RESTORED,
        /** With an exit package, from another platform. */
        TAKEN_IN
    }

    /** The last seal that fell away; 0 when none did. */
    public int upTo() {
        return from == 0 ? 0 : number - 1;
    }

    Returned after(String hash) {
        return new Returned(kind, number, from, hash, asOf, by, why, at);
    }
}
