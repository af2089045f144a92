/**
 * The sheet a family takes home from the counter. Its QR opens the family's handbook once, within thirty days; the secret in
 * it is shown on the printed page and kept nowhere, so a lost sheet is made anew and the old one stops working.
 */
@NullMarked
package jp.sodachi.municipalityportal.countersheet;

import org.jspecify.annotations.NullMarked;
