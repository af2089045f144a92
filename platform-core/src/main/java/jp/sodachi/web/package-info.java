/**
 * What the sites share: the way a request comes in, the look, and the way an error is told.
 *
 * <p>A request passes, in this order: the host filter (unknown host: 404; suspended town: a plain notice; a town whose
 * structure this build does not understand: the maintenance page; otherwise the town's scope is bound), the session filter (a session belongs to the host it was made at), the limits (so many requests a
 * minute for a person, an address, a town), Spring Security (default
 * deny; every signed-in person carries the authority of one town), the actor filter (who acts is bound), then the page.
 *
 * <p>While Redis is away: limits are counted by each node alone and the health page says {@code LOCAL}; pages that need no
 * session answer; a page that needs one, signing in included, asks with 503 to come again in half a minute, and whoever was
 * signed in is so again when Redis is back.
 *
 * <p>Only this room and the portals know servlets, Thymeleaf and Spring Security's web types. A portal imports
 * {@link jp.sodachi.web.WebRoom}, builds its filter chain with {@link jp.sodachi.web.SiteSecurity} and writes its pages
 * from the fragments in {@code templates/kit}. The view never touches the database.
 */
@NullMarked
package jp.sodachi.web;

import org.jspecify.annotations.NullMarked;
