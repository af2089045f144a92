/**
 * The schedule of each town at run time: the national versions in force on a day, one of the vaccinations and one of the
 * check-ups, and the town's own layer over both.
 *
 * <p>Doors: {@link jp.sodachi.layer.TownSchedules} (the schedule of the present town on a day), {@link
 * jp.sodachi.layer.TownLayers} (the versions of its layer, from draft to approval) and {@link
 * jp.sodachi.layer.NationalVersions} (what was published nationally).
 *
 * <p>A layer is a draft, then proposed, then approved by a person who wrote nothing of it, and effective from its date until
 * the next approved one's. Published national versions and approved layers are never changed; what is undone is undone by a
 * new version. So any past answer can be made again from the two hashes it carries.
 *
 * <ul>
 *   <li>Compiled tables are kept by content: towns whose layers have equal text share one.
 *   <li>A change is announced over Redis and looked for once a minute, as with a town's look; no restart is needed when a
 *       date comes.
 *   <li>A layer that does not fit the national version in force is left out, never bent: medical rules are national. The
 *       town's page and the operators' list say so.
 *   <li>Who may edit and approve is asked by the caller, who also keeps the audit row; that nobody approves what they wrote
 *       is decided here.
 * </ul>
 */
@NullMarked
package jp.sodachi.layer;

import org.jspecify.annotations.NullMarked;
