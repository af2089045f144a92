/**
 * ホーム画面に置く: what a phone needs to keep the town's handbook among its other things: a manifest with the town's name and colour,
 * and its icon. An iPhone lets only a site that stands there show notifications. Open to everybody: nothing of a family is in it.
 */
@NullMarked
package jp.sodachi.parentportal.homescreen;

import org.jspecify.annotations.NullMarked;
