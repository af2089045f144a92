/**
 * What families read when they have a question (hours, personal data), and the trial mail with which the office sees that
 * mail arrives. Admins only; whoever got a trial mail may say that it came.
 */
@NullMarked
package jp.sodachi.municipalityportal.contact;

import org.jspecify.annotations.NullMarked;
