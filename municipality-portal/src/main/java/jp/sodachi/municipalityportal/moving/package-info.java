/** Families that move: the code a family brings, and the code of a child that goes. */
@NullMarked
package jp.sodachi.municipalityportal.moving;

import org.jspecify.annotations.NullMarked;
