/** The check-ups of a day: whom to invite, who comes tomorrow, and what to look at first. */
@NullMarked
package jp.sodachi.municipalityportal.checkups;

import org.jspecify.annotations.NullMarked;
