/**
 * The children of the town: found by any mix of words, registered, corrected, and each with a page of everything that was
 * done and by whom.
 *
 * <p>Three things are never lost here: what somebody typed (a refused form comes back as it was), what somebody else saved
 * in the meantime (both texts are shown), and a dose (a withdrawn one stays, with the name of who withdrew it).
 */
@NullMarked
package jp.sodachi.municipalityportal.children;

import org.jspecify.annotations.NullMarked;
