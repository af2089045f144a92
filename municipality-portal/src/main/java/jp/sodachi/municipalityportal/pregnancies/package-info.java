/**
 * The pregnancies told to the town: registered at the counter, followed visit by visit, corrected with a reason, and turned
 * into children at birth; twins are one entry. A pregnancy that ended without a birth has a quiet page and sends nothing.
 */
@NullMarked
package jp.sodachi.municipalityportal.pregnancies;

import org.jspecify.annotations.NullMarked;
