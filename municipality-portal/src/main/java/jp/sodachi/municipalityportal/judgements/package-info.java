/** The town's own words for the judgements of check-ups. */
@NullMarked
package jp.sodachi.municipalityportal.judgements;

import org.jspecify.annotations.NullMarked;
