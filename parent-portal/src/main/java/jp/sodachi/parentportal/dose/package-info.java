/** Recording what was received, and taking back what was entered by mistake. */
@NullMarked
package jp.sodachi.parentportal.dose;

import org.jspecify.annotations.NullMarked;
