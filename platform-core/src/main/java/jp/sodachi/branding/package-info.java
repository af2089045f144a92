/**
 * A town's face: name, emblem, primary colour and accent colour, and whom to call.
 *
 * <p>A town sets four values only; every other colour is computed from them ({@code Palette}) so that text keeps a
 * contrast of at least 4.5:1 and controls of 3:1 (WCAG 2.x AA, JIS X 8341-3:2016 AA). A colour that cannot keep that is
 * refused with the ratio it would have.
 *
 * <p>The door is {@link jp.sodachi.branding.Branding}. The brand is read on every page, so each node remembers it and
 * forgets it when another node says over {@link jp.sodachi.tenancy.TownSignals} that it changed, or after a minute.
 */
@NullMarked
package jp.sodachi.branding;

import org.jspecify.annotations.NullMarked;
