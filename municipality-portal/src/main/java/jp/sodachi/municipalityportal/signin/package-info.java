/**
 * Who may enter the staff site: a member of this town's organization at the identity provider whom the town itself has
 * invited. Everybody else is refused at the door; a missing claim counts as no.
 */
@NullMarked
package jp.sodachi.municipalityportal.signin;

import org.jspecify.annotations.NullMarked;
