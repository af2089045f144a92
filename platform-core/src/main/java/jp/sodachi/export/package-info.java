/**
 * What a family takes along: one child's whole handbook as a PDF in the paper handbook's order, as JSON with a published
 * schema, or as tables with the photos beside them.
 *
 * <p>Door: {@link jp.sodachi.export.HandbookExports}. Only a guardian takes out a record, only that of the guardian's own
 * child, and every taking out is in the trail of the town ({@code record.export}).
 *
 * <ul>
 *   <li>All three formats are made from one reading, {@link jp.sodachi.export.Handbook}, so that they cannot differ. Its
 *       record components are the published format: a change of a name is a new version of the schema.
 *   <li>A pregnancy without a child is taken along by itself, in the same pages ({@link jp.sodachi.export.ExpectingHandbook}), with a
 *       schema of its own; the woman's birth date is in her own file only.
 *   <li>Every fact says which side entered it: the guardian, the town, or another system it was taken over from. The PDF
 *       marks the three by words and by the shape of the frame, never by colour alone.
 *   <li>What counts no more stays: the PDF lists it at its end, the other formats carry it with its state and reason.
 *   <li>Answers that the handbook marks as sensitive are never in it; how many there are is said.
 *   <li>The PDF's curves are lines, its letters are text: the font lies in this room and only the used part of it goes
 *       into the file. No part of a document is fetched from anywhere.
 *   <li>Nothing is drawn while a transaction is open: the reading ends first.
 * </ul>
 */
@NullMarked
package jp.sodachi.export;

import org.jspecify.annotations.NullMarked;
