/** The handbook before the birth: how far it is, what comes next, what was found. */
@NullMarked
package jp.sodachi.parentportal.expecting;

import org.jspecify.annotations.NullMarked;
