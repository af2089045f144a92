/**
 * A child's growth on the nurse's desk: the curves families see, and beside each measurement who entered it and its z after
 * WHO, which families do not see.
 */
@NullMarked
package jp.sodachi.municipalityportal.growth;

import org.jspecify.annotations.NullMarked;
