/** 予定: what comes when and why, and what to prepare for a visit. */
@NullMarked
package jp.sodachi.parentportal.plan;

import org.jspecify.annotations.NullMarked;
