/**
 * What the sites share: the way a request comes in, the look, and the way an error is told.
 *
 * <p>A request passes, in this order: the host filter (unknown host: 404; suspended town: a plain notice; a town whose
 * structure this build does not understand: the maintenance page; otherwise the town's scope is bound), the session filter (a session belongs to the host it was made at), the limits (so many requests a
 * minute for a person, an address, a town), Spring Security (default
 * deny; every signed-in person carries the authority of one town), the actor filter (who acts is bound), then the page.
 *
 * <p>While Redis is away: limits are counted and sessions are kept by each node alone, and the health page says {@code
 * LOCAL} for both. Whoever was signed in at this node stays so, whoever signs in gets a session of this node, which moves
 * into Redis when that is back ({@code EnduringSessions}; docs/adr/0009). One request every few seconds waits for Redis, the
 * others do not.
 *
 * <p>While PostgreSQL is away a page says so within seconds (503, {@code error/away}): a connection is waited for eight
 * seconds and an answer thirty. A sign-in waits ten seconds for an answer of the identity provider.
 *
 * <p>Two who save the same thing in the same moment are told so by the page itself; where none foresees it, {@code Collisions} does
 * (409, {@code error/meanwhile}), and what was typed waits.
 *
 * <p>Only this room and the portals know servlets, Thymeleaf and Spring Security's web types. A portal imports
 * {@link jp.sodachi.web.WebRoom}, builds its filter chain with {@link jp.sodachi.web.SiteSecurity} and writes its pages
 * from the fragments in {@code templates/kit}. The view never touches the database.
 *
 * <p>Most of a page's processor time was its expressions: paths into view records go round the expression language
 * ({@code PlainPaths}), icons and badges are put in their places as a template is read ({@code SmallParts}), words are filled in
 * without a formatter where no value has a format ({@code StrictMessages}). A page with long lists has view records that carry
 * finished words, so that the template says only where each of them stands.
 */
@NullMarked
package jp.sodachi.web;

import org.jspecify.annotations.NullMarked;
