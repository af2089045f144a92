/** The photos of the handbook: memories for the family alone, stickers of doses for the office too. */
@NullMarked
package jp.sodachi.parentportal.photos;

import org.jspecify.annotations.NullMarked;
