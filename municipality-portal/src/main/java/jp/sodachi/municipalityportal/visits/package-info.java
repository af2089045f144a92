/**
 * Visits of the operators: the town's admins allow, refuse and end them, and the door at which an operator comes in with a
 * one-time secret from the console.
 *
 * <p>A visit's session is asked for anew on every request whether the town still lets it ({@link
 * jp.sodachi.identity.TownVisits#findInForce}); when not, it ends there. It reads what a nurse reads and sends no form but the one
 * with which it ends. The line that says so stands on every page of it, from the kit.
 */
@NullMarked
package jp.sodachi.municipalityportal.visits;

import org.jspecify.annotations.NullMarked;
