/**
 * What the sites share: the way a request comes in, the look, and the way an error is told.
 *
 * <p>A request passes, in this order: the host filter (unknown host: 404; suspended town: a plain notice; otherwise the
 * town's scope is bound), the session filter (a session belongs to the host it was made at), Spring Security (default
 * deny; every signed-in person carries the authority of one town), the actor filter (who acts is bound), then the page.
 *
 * <p>Only this room and the portals know servlets, Thymeleaf and Spring Security's web types. A portal imports
 * {@link jp.sodachi.web.WebRoom}, builds its filter chain with {@link jp.sodachi.web.SiteSecurity} and writes its pages
 * from the fragments in {@code templates/kit}. The view never touches the database.
 */
@NullMarked
package jp.sodachi.web;

import org.jspecify.annotations.NullMarked;
