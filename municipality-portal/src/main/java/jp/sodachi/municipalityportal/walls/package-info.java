/**
 * Nobody looks in: what the nightly probe of the walls between towns found, for the town's own admins, in words and figures.
 * The tries themselves are the worker's; this page only reads what it kept.
 */
@NullMarked
package jp.sodachi.municipalityportal.walls;

import org.jspecify.annotations.NullMarked;
