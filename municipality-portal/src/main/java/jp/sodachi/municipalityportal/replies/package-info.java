/** 返信: what families wrote back under the town's notices, and the desk's answers. */
@NullMarked
package jp.sodachi.municipalityportal.replies;

import org.jspecify.annotations.NullMarked;
