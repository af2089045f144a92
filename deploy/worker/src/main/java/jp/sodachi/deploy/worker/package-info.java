/**
 * The worker: the night's work and everything that is sent. It has no pages; only a management port, on the loopback
 * address unless told otherwise.
 *
 * <p>One db-scheduler a PostgreSQL server works on that server's {@code jobs.scheduled_tasks}, with connections of its own.
 * Four kinds of tasks:
 *
 * <ul>
 *   <li>{@code plan}, one row a town, every night at three: what is told today;
 *   <li>{@code deliver}, one row a wake-up, {@code <code>/<id>}: sends up to 200 messages of a town, then lets the others
 *       go first;
 *   <li>{@code sweep}, one row a server, every hour: new towns get their plan, what a dead worker left behind is sent again;
 *   <li>{@code sandboxes}, one row a server, every half minute: new sandboxes get their made-up families, and photos
 *       whose rows went with them, or with a town, are taken away.
 * </ul>
 *
 * <p>Any number of workers may run at once. A town that is not active (any more) is passed over.
 */
@NullMarked
package jp.sodachi.deploy.worker;

import org.jspecify.annotations.NullMarked;
