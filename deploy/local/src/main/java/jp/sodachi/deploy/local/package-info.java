/**
 * The local stack: everything the platform needs, started on one machine by {@code ./sodachi up} and by the browser
 * stories, which walk exactly what a developer walks.
 *
 * <p>{@link jp.sodachi.deploy.local.LocalStack} starts PostgreSQL, Redis, Keycloak and the mailbox through
 * {@code BackingServices}, brings the schemas up to date, starts the three sites and the worker as processes of their
 * own, starts the demo towns through the same steps an operator starts a town with, and fills them with made-up families
 * through the same services the pages use.
 *
 * <p>Every password here is for this machine only and says so.
 */
@NullMarked
package jp.sodachi.deploy.local;

import org.jspecify.annotations.NullMarked;
