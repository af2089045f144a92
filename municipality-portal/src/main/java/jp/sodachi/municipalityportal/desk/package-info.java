/** What stands around every page of a signed-in person: who that is, and the ways they may go. */
@NullMarked
package jp.sodachi.municipalityportal.desk;

import org.jspecify.annotations.NullMarked;
