/** Who opened or changed what: the town's own audit trail, for its admins, newest first. */
@NullMarked
package jp.sodachi.municipalityportal.readlog;

import org.jspecify.annotations.NullMarked;
