/**
 * 送り方: on which ways the town's families can be called, and what its LINE account may cost in a month. Admins only; nobody is named.
 * Who asks to have a link ended has it ended by a nurse on the page of what was sent to the family.
 */
@NullMarked
package jp.sodachi.municipalityportal.ways;

import org.jspecify.annotations.NullMarked;
