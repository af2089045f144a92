/**
 * The values every room needs and no room owns: ids, the Japanese calendar as people write it, ages in completed units,
 * kana and width folding, and the national list of local governments.
 *
 * <p>Door: the public types of this package. They are values and pure functions; the only beans are the {@code Clock}
 * (Asia/Tokyo) and the {@link jp.sodachi.support.NationalList}.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>Nothing here reads the time by itself. Who needs "today" takes the {@code Clock} and passes a {@code LocalDate}.
 *   <li>Text for <em>comparing</em> goes through {@link jp.sodachi.support.Kana#fold}; text for <em>keeping</em> goes
 *       through {@link jp.sodachi.support.Typed}, which never touches a kanji: a family's own variant stays as typed.
 *   <li>This is level 0: no other room of Sodachi is known here.
 * </ul>
 */
@NullMarked
package jp.sodachi.support;

import org.jspecify.annotations.NullMarked;
