/** 発達の質問: which questions the town asks, which version, whether a professional has signed them, and what came of them. */
@NullMarked
package jp.sodachi.municipalityportal.instruments;

import org.jspecify.annotations.NullMarked;
