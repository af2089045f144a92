/**
 * The town's notices: written by forms from a template, counted and previewed while written, tried on oneself, approved by
 * a second person, sent now or at a time, stopped, and followed up with those whom they did not reach.
 */
@NullMarked
package jp.sodachi.municipalityportal.notices;

import org.jspecify.annotations.NullMarked;
