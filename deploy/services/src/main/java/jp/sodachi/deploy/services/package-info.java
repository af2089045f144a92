/**
 * The one door to the servers Sodachi stands on: PostgreSQL, Redis, mail and Keycloak.
 *
 * <p>Door: {@link jp.sodachi.deploy.services.BackingServices}. Tests take {@code BackingServices.forTests()}, the local
 * stack {@code BackingServices.keptIn(folder)}; nobody else starts a server.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>Real servers only, as child processes on 127.0.0.1, no Docker needed. {@code SODACHI_SERVICES=containers} (or the
 *       system property {@code sodachi.services}) asks for PostgreSQL and Redis from Testcontainers instead; an engine
 *       that merely answers changes nothing, because asking one that cannot pull its images blocks for minutes.
 *   <li>A folder belongs to one JVM at a time. A server left behind by a JVM that was killed is ended by the next JVM
 *       that holds its folder.
 *   <li>Everything that can go wrong on a person's machine (a busy port, a damaged folder, a missing library) is a
 *       {@link jp.sodachi.deploy.services.ServiceUnavailable} whose message is one sentence a person can act on.
 *   <li>This module knows none of ours.
 * </ul>
 */
@NullMarked
package jp.sodachi.deploy.services;

import org.jspecify.annotations.NullMarked;
