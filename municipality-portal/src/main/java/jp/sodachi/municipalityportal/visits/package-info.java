/**
 * Visits of the operators: the town's admins allow, refuse and end them, and the door at which an operator comes in with a
 * one-time secret from the console.
 *
 * <p>A visit's session is asked for anew on every request whether the town still lets it ({@link
 * jp.sodachi.identity.TownVisits#findInForce}); when not, it ends there. It opens the pages
 * of one list ({@link jp.sodachi.municipalityportal.visits.OpenPages}), reads there what a nurse reads, and sends no form but the
 * one with which it ends. The line that says so stands on every page of it, from the kit; forms, links and
 * words about them ({@code data-to-write} in a template) do not ({@link jp.sodachi.municipalityportal.visits.ForReading}, on the finished page).
 *
 * <p>When the visit ends, its session goes with it. A mark in the browser, which gives no right, lets the next page say that it
 * ended, when and on whose side, and lead back to the console ({@code SODACHI_CONSOLE_SITE}).
 */
@NullMarked
package jp.sodachi.municipalityportal.visits;

import org.jspecify.annotations.NullMarked;
