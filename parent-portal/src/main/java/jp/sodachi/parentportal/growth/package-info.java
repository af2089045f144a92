/** Growth: what was measured, its curve beside the national bands, and entering it. Positions are told, never judgements. */
@NullMarked
package jp.sodachi.parentportal.growth;

import org.jspecify.annotations.NullMarked;
