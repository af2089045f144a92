/**
 * お知らせの受け取り方: what a guardian wants to be told, on which ways and at which hours; the devices and the LINE account that
 * may be called; and the door at which LINE tells what happened there.
 *
 * <p>A browser is asked for its permission after a tap and never before. The worker script that shows a notification lies at {@code
 * /assets/push-worker.js}; it opens paths of this site only. What LINE posts is believed for its signature alone, which needs no
 * session and no form of ours.
 */
@NullMarked
package jp.sodachi.parentportal.channels;

import org.jspecify.annotations.NullMarked;
