/**
 * The people of the office: who works here, with which rights, who was invited and whose work has ended. Admins only.
 *
 * <p>An invitation is two deeds: the town's own entry, in its transaction, and the mail by the identity provider after it.
 * When the second one fails the entry stays as invited and the mail can be sent again.
 */
@NullMarked
package jp.sodachi.municipalityportal.staff;

import org.jspecify.annotations.NullMarked;
