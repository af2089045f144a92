/**
 * The family's dates in the calendar the parents use anyway: an address with a secret, which a calendar program fetches by
 * itself. It shows what its guardian may see at that moment: a child who moved, died or is no longer the guardian's is not
 * in it. Titles name no vaccine and no check-up unless the guardian chooses so, since others often see a calendar, too.
 *
 * <p>An entry keeps its id for as long as it is about the same dose or check-up, and counts its changes, so that a program
 * moves it instead of showing it twice (RFC 5545, UID and SEQUENCE). Every answer is an audited read of the children's records by
 * their guardian; a program that asks again and has the newest state (ETag) is sent nothing.
 */
@NullMarked
package jp.sodachi.parentportal.calendar;

import org.jspecify.annotations.NullMarked;
