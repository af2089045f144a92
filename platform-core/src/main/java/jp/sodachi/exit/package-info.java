/**
 * A town takes everything along: the exit package, its way back into an empty platform, and what is kept of it for the
 * certificate of deletion.
 *
 * <p>Door: {@link jp.sodachi.exit.ExitPackages}, for the command line. A package is one ZIP file. In it lie every table as CSV
 * (UTF-8, the log of who did and read what among them), the seals over that log, a dictionary of all tables and columns, the files of the photos, the
 * list of the people who could sign in to the office, and a manifest with the SHA-256 of each of these and, of each table, the
 * number of rows and a hash over them. The manifest is signed (Ed25519), and so is the file as a whole, at its end; whoever has the
 * public key can prove that not a byte was changed. With the same key {@link jp.sodachi.exit.SignedText} signs the certificate of deletion.
 *
 * <p>Rules of this room:
 *
 * <ul>
 *   <li>All tables are read as of one moment and streamed with COPY; nothing is held in memory but one row and one picture.
 *   <li>A package is whole or not there: it is written beside its name and moved there at the end.
 *   <li>Nothing of a package is believed before everything in it has been proved. Then it goes into a new schema, which is
 *       counted and hashed like the old one; whatever fails takes away what was made.
 *   <li>A package brings no town to life: it comes back suspended, and an operator opens it.
 *   <li>{@link jp.sodachi.exit.ExitPeople} invites the office's people anew: their passwords stay with the identity provider they
 *       came from. Guardians whose account is not known here are marked; a counter sheet and the same proved address give each
 *       the entry of before back.
 *   <li>That a package was made, by whom, and what was in it (numbers and hashes) stays in {@code control.town_exit}.
 * </ul>
 */
@NullMarked
package jp.sodachi.exit;

import org.jspecify.annotations.NullMarked;
