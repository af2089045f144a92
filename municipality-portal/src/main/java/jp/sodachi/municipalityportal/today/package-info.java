/** The first page: what waits today, how much there is, and who is new. Every number on it is counted, none is drawn. */
@NullMarked
package jp.sodachi.municipalityportal.today;

import org.jspecify.annotations.NullMarked;
