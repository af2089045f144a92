/** Joining the town's handbook with the sheet from the counter: five taps, the phone's own dialogs counted. The sheet is spent only when the guardian says that these are the children; until then its secret waits in the session. */
@NullMarked
package jp.sodachi.parentportal.join;

import org.jspecify.annotations.NullMarked;
