/**
 * 発達: a regular look at what the child can do, one question a screen, and the one next step afterwards.
 *
 * <p>No score is shown, nothing here is red, and "not yet" is an answer like any other. Every answer is kept as it is given;
 * whoever is a guardian of the child goes on where the other left off.
 */
@NullMarked
package jp.sodachi.parentportal.development;

import org.jspecify.annotations.NullMarked;
